// Finds a Chromium to test with: $CHROME, the system's, else the one that npm brought, unpacked privately.
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, chmodSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { root } from './build.mjs'

const require = createRequire(import.meta.url)
const cache = join(root, 'node_modules', '.cache')

/** Unpacks an npm Chromium once; a half-finished unpacking is never used, because the folder gets its name last. */
async function unpack(name, libraries) {
  const home = join(cache, 'browser' + name.replace(/\W+/g, '-'))
  const executable = join(home, 'chromium')
  if (!existsSync(executable)) {
    const bin = packageBin(name)
    mkdirSync(cache, { recursive: true })
    const work = mkdtempSync(join(cache, 'unpack-'))
    const { extract } = await import('tar-fs')
    await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), createWriteStream(join(work, 'chromium')))
    chmodSync(join(work, 'chromium'), 0o755)
    for (const archive of [libraries, 'swiftshader.tar.br']) {
      await pipeline(createReadStream(join(bin, archive)), createBrotliDecompress(), extract(work))
    }
    try {
      renameSync(work, home)
    } catch (error) {
      rmSync(work, { recursive: true, force: true })
      if (!existsSync(executable)) throw error
    }
  }
  return { executable, libraryPath: [join(home, 'lib'), join(home, 'aws', 'lib'), home].filter(existsSync).join(':') }
}

function packageBin(name) {
  let at = dirname(require.resolve(name))
  while (!existsSync(join(at, 'bin', 'chromium.br'))) {
    if (at === dirname(at)) throw new Error(`no browser in the package ${name}; run npm ci`)
    at = dirname(at)
  }
  return join(at, 'bin')
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** Launch options for playwright-core: a current Chromium. */
export async function currentChromium() {
  const installed = [process.env.CHROME, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
  if (installed) return { executablePath: installed, args: flags, env: process.env }
  return fromNpm('@sparticuz/chromium', 'al2023.tar.br')
}

/** Launch options for Chromium 109, the oldest browser respondents may use. */
export function oldestChromium() {
  return fromNpm('sparticuz-chromium-109', 'aws.tar.br')
}

async function fromNpm(name, libraries) {
  const { executable, libraryPath } = await unpack(name, libraries)
  return {
    executablePath: executable,
    args: [...flags, '--headless=new'].filter((flag) => name !== 'sparticuz-chromium-109' || flag !== '--headless=new'),
    env: { ...process.env, LD_LIBRARY_PATH: [libraryPath, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'), FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? '/etc/fonts' },
  }
}
