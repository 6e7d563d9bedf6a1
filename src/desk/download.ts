/** Hands a file to the browser's downloads. */
export function download(name: string, content: Uint8Array | Blob | string, type = 'application/octet-stream'): void {
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart], { type })
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The download has begun; the browser needs the address a moment longer.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The type of a file by the end of its name. */
export function typeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  return { csv: 'text/csv;charset=utf-8', html: 'text/html;charset=utf-8', md: 'text/markdown;charset=utf-8', svg: 'image/svg+xml', json: 'application/json', txt: 'text/plain;charset=utf-8', sps: 'text/plain;charset=utf-8' }[ending] ?? 'application/octet-stream'
}
