import { useEffect, useState } from 'react'

/** Puts a text on the clipboard, and as formatted text too where it has one (tables for a word processor). */
async function write({ text, html }: { readonly text: string; readonly html?: string }): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(text)
  const part = (type: string, content: string) => new Blob([content], { type })
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': part('text/plain', text), 'text/html': part('text/html', html) })])
}

/** Copying with its outcome, which is shown for three seconds. A browser may refuse, or have no clipboard on plain http. */
export function useCopy() {
  const [copied, setCopied] = useState<'done' | 'failed' | null>(null)
  useEffect(() => {
    if (copied === null) return
    const timer = setTimeout(() => setCopied(null), 3000)
    return () => clearTimeout(timer)
  }, [copied])
  async function copy(what: { readonly text: string; readonly html?: string }): Promise<void> {
    try {
      await write(what)
      setCopied('done')
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error
      setCopied('failed')
    }
  }
  return { copied, copy }
}
