// A static server for the built app: the policy of the page as headers, compression, and a folder published/ beside the build.
import { createServer } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'])
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** The file a request path means in one of the folders (the first that has it), or null. Paths that leave a folder are refused. */
async function find(folders, path) {
  const clean = normalize(path).replace(/^([/\\])+/, '')
  if (clean.split(sep).includes('..') || clean.includes('\0')) return null
  for (const { folder, under } of folders) {
    if (under && !clean.startsWith(under)) continue
    const file = join(folder, under ? clean.slice(under.length) : clean)
    const target = clean === '' || clean.endsWith(sep) ? join(file, 'index.html') : file
    const stats = await stat(target).catch(() => null)
    if (stats?.isFile()) return { target, stats }
  }
  return null
}

/** The path a request asks for; null where it is none. */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://host').pathname)
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return null
    throw error
  }
}

/** Serves `dist` (and `published` in front of dist/published) on the port, or on the next free one after it. Port 0 = any. */
export async function serve({ dist, published = null, port = 0, host = '127.0.0.1' }) {
  const folders = [...(published ? [{ folder: published, under: `published${sep}` }] : []), { folder: dist, under: '' }]
  const packed = new Map()
  const answer = async (request, response) => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end()
        return
      }
      const path = pathOf(request.url)
      if (path === null) {
        response.writeHead(400, { ...headers, 'content-type': types['.txt'] }).end('bad request\n')
        return
      }
      const found = await find(folders, path)
      if (!found) {
        response.writeHead(404, { ...headers, 'content-type': types['.txt'] }).end('not found\n')
        return
      }
      const extension = extname(found.target)
      const accepts = String(request.headers['accept-encoding'] ?? '')
      const coding = !compressible.has(extension) ? null : /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null
      const key = `${found.target}\n${found.stats.mtimeMs}\n${coding}`
      let body = packed.get(key)
      if (!body) {
        const plain = await readFile(found.target)
        body =
          coding === 'br'
            ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
            : coding === 'gzip'
              ? await zip(plain)
              : plain
        packed.set(key, body)
      }
      response.writeHead(200, {
        ...headers,
        'content-type': types[extension] ?? 'application/octet-stream',
        'content-length': body.length,
        ...(coding ? { 'content-encoding': coding } : {}),
        vary: 'accept-encoding',
        // Built files carry their hash in the name; everything else is asked for again each time.
        'cache-control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      response.end(request.method === 'HEAD' ? undefined : body)
    } catch (error) {
      console.error(error)
      if (!response.headersSent) response.writeHead(500, headers)
      response.end()
    }
  }
  const server = createServer((request, response) => void answer(request, response))
  const listen = (at) =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(at, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  for (let at = port, tries = 0; ; at++, tries++) {
    try {
      await listen(at)
      break
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port === 0 || tries >= 20) throw error
    }
  }
  const address = server.address()
  return { url: `http://localhost:${address.port}/`, port: address.port, close: () => new Promise((done) => server.close(done)) }
}
