import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headers, serve } from '../../scripts/serve.mjs'

const folder = mkdtempSync(join(tmpdir(), 'linli-serve-'))
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  for (const name of ['dist/assets', 'published']) mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['dist/index.html', 'dist/assets/a.js', 'published/s.json', 'secret.txt']) writeFileSync(join(folder, name), name)
  server = await serve({ dist: join(folder, 'dist'), published: join(folder, 'published') })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The path exactly as it is written: no client tidies it up. */
function asked(path: string, method = 'GET'): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`))
    let answer = ''
    socket.on('data', (piece) => (answer += String(piece)))
    socket.on('end', () => done(answer))
    socket.on('error', failed)
  })
}
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

describe('the server', () => {
  it('serves the build, and the folder of published studies in front of it', async () => {
    expect(await asked('/')).toContain('dist/index.html')
    expect(await asked('/assets/a.js')).toContain('dist/assets/a.js')
    expect(await asked('/published/s.json')).toContain('published/s.json')
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/published/..%2fsecret.txt',
    '/published/%2e%2e/secret.txt',
    '/published%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%5c..%5c..%5csecret.txt',
    '//../secret.txt',
    '/secret.txt%00.js',
    '/%00',
  ])('gives nothing outside them for %s', async (path) => {
    const answer = await asked(path)
    expect(statusOf(answer)).toBe(404)
    expect(answer).not.toContain('\r\n\r\nsecret')
  })

  it('calls an address that cannot be read a wrong request, and takes nothing but reading', async () => {
    expect(statusOf(await asked('/%ff'))).toBe(400)
    expect(statusOf(await asked('//'))).toBe(400)
    expect(statusOf(await asked('/', 'POST'))).toBe(405)
  })

  it('sends the policy that the page carries with every answer, and forbids frames', async () => {
    const meta = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(readFileSync(resolve('index.html'), 'utf8'))![1]
    expect(headers['content-security-policy']).toBe(`${meta}; frame-ancestors 'none'`)
    for (const path of ['/', '/nothing', '/published/s.json', '/%ff']) expect(await asked(path)).toContain(`content-security-policy: ${headers['content-security-policy']}`)
  })
})
