import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { zipped } from '../../../src/desk/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'linli-zip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const text = (words: string) => new TextEncoder().encode(words)
const files = [
  { name: 'report.html', bytes: text('<p>一</p>') },
  { name: 'tables/示例甲区.csv', bytes: text('n\r\n10\r\n') },
  { name: 'empty.txt', bytes: new Uint8Array() },
]
const archive = async () => Buffer.concat(await zipped(files))
const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
})()

describe('an archive of files', () => {
  it('holds every file as it is, with its checksum, behind its own head', async () => {
    const bytes = await archive()
    for (const { name, bytes: content } of files) {
      const path = Buffer.from(name)
      const at = bytes.indexOf(path) - 30
      expect(bytes.readUInt32LE(at)).toBe(0x04034b50)
      expect(bytes.readUInt32LE(at + 14)).toBe(crc32(content))
      expect(bytes.subarray(at + 30 + path.length, at + 30 + path.length + content.length).equals(content)).toBe(true)
    }
    expect(bytes.readUInt16LE(bytes.length - 22 + 10)).toBe(files.length)
  })

  it('has the same bytes for the same files', async () => {
    expect((await archive()).equals(await archive())).toBe(true)
  })

  it.skipIf(!hasPython)('is read by another program, names and contents', async () => {
    writeFileSync(join(folder, 'a.zip'), await archive())
    const script = 'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2]); print("\\n".join(z.namelist()))'
    const names = execFileSync('python3', ['-X', 'utf8', '-c', script, join(folder, 'a.zip'), folder], { encoding: 'utf8' })
    expect(names.trim().split('\n')).toEqual(files.map(({ name }) => name))
    for (const { name, bytes } of files) expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
  })
})
