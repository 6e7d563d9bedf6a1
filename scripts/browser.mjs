// Finds a Chromium to test with: $CHROME, the system's, else the one that npm brought, unpacked privately.
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, chmodSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { root } from './build.mjs'

const require = createRequire(import.meta.url)
const cache = join(root, 'node_modules', '.cache')
const [CURRENT, OLDEST] = ['@sparticuz/chromium', 'sparticuz-chromium-109']

/** Unpacks an npm Chromium once; a half-finished unpacking is never used, because the folder gets its name last. */
async function unpack(name) {
  const home = join(cache, ['browser', ...name.split(/\W+/).filter(Boolean)].join('-'))
  const executable = join(home, 'chromium')
  if (!existsSync(executable)) {
    const bin = packageBin(name)
    mkdirSync(cache, { recursive: true })
    const work = mkdtempSync(join(cache, 'unpack-'))
    const { extract } = await import('tar-fs')
    await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), createWriteStream(join(work, 'chromium')))
    chmodSync(join(work, 'chromium'), 0o755)
    // Libraries and a font of the current package serve both: those beside Chromium 109 lack NSPR, which a bare machine lacks too.
    const shared = ['al2023.tar.br', 'fonts.tar.br'].map((archive) => join(packageBin(CURRENT), archive))
    for (const archive of [join(bin, 'swiftshader.tar.br'), ...shared]) await pipeline(createReadStream(archive), createBrotliDecompress(), extract(work))
    writeFileSync(join(work, 'fonts.conf'), fontsOf(home))
    try {
      renameSync(work, home)
    } catch (error) {
      rmSync(work, { recursive: true, force: true })
      if (!existsSync(executable)) throw error
    }
  }
  return { executable, home }
}

/** The machine's fonts, and one of our own: where there is none at all, pages crash. */
const fontsOf = (home) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

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
  return fromNpm(CURRENT)
}

/** Launch options for Chromium 109, the oldest browser respondents may use. */
export function oldestChromium() {
  return fromNpm(OLDEST)
}

async function fromNpm(name) {
  const { executable, home } = await unpack(name)
  return {
    executablePath: executable,
    args: name === CURRENT ? [...flags, '--headless=new'] : flags,
    env: { ...process.env, LD_LIBRARY_PATH: [join(home, 'lib'), home, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'), FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? home },
  }
}
