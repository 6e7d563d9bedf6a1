import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { csvOfRows } from '../../../src/exchange/csv.ts'
import { openZip } from '../../../src/exchange/reading/unzip.ts'
import { zipped, type Packed } from '../../../src/exchange/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'linli-zip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const text = (words: string) => new TextEncoder().encode(words)
const files: readonly Packed[] = [
  { name: 'report.html', bytes: text('<p>一</p>') },
  { name: 'tables/示例甲区.csv', bytes: csvOfRows(['n'], [['10']]) },
  { name: 'empty.txt', bytes: new Uint8Array() },
]
const archive = async (of = files) => Buffer.from(await (await zipped(of)).arrayBuffer())
const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
})()

describe('an archive of files', () => {
  it('is read back by the reader of archives, every file with its bytes', async () => {
    const zip = await openZip({ name: 'a.zip', blob: await zipped(files) })
    expect(zip.names).toEqual(files.map(({ name }) => name))
    for (const { name, bytes } of files) {
      const pieces: Uint8Array[] = []
      for await (const piece of zip.part(name)!.read()) pieces.push(piece.bytes)
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
    }
  })

  it('has the same bytes for the same files, in any year and time zone', async () => {
    const first = await archive()
    const zone = process.env.TZ
    process.env.TZ = 'Asia/Shanghai'
    try {
      expect((await archive()).equals(first)).toBe(true)
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
    // 1 January 1980, midnight, behind the signature, version, flags and method of the first file.
    expect(first.readUInt32LE(10)).toBe(0x210000)
  })

  it('packs what repeats, and leaves the thread to others meanwhile', async () => {
    const large = { name: 'large.csv', bytes: text('1,2,3,4,5\r\n'.repeat(400_000)) }
    let turns = 0
    const timer = setInterval(() => turns++)
    const bytes = await archive([large])
    clearInterval(timer)
    expect(bytes.length).toBeLessThan(large.bytes.length / 20)
    expect(turns).toBeGreaterThan(0)
  })

  it.skipIf(!hasPython)('is read by another program, names and contents, the byte-order mark too', async () => {
    writeFileSync(join(folder, 'a.zip'), await archive())
    const script = 'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2]); print("\\n".join(z.namelist()))'
    const names = execFileSync('python3', ['-X', 'utf8', '-c', script, join(folder, 'a.zip'), folder], { encoding: 'utf8' })
    expect(names.trim().split('\n')).toEqual(files.map(({ name }) => name))
    for (const { name, bytes } of files) expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
    expect([...readFileSync(join(folder, files[1]!.name)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })
})
