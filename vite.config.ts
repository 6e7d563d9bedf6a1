import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import type { Plugin } from 'vite'
import { publishedBytes } from './analysis/study/publish.ts'
import { studies } from './surveys/index.ts'

/** Studies that ship take the same road as any other: one file each under published/. */
function publishStudies(): Plugin {
  const files = () => studies.map((study) => ({ fileName: `published/${study.id}.json`, source: publishedBytes(study) }))
  return {
    name: 'publish-studies',
    generateBundle() {
      for (const file of files()) this.emitFile({ type: 'asset', ...file })
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = files().find(({ fileName }) => request.url?.split('?')[0] === `/${fileName}`)
        if (!file) return next()
        response.setHeader('content-type', 'application/json; charset=utf-8')
        response.end(file.source)
      })
    },
  }
}

/** The development server injects inline scripts; the policy stands in every build. */
function policyOnlyWhenBuilt(): Plugin {
  return {
    name: 'policy-only-when-built',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, ''),
  }
}

export default defineConfig({
  base: './',
  plugins: [react(), publishStudies(), policyOnlyWhenBuilt()],
  worker: { format: 'es' },
  build: {
    target: ['chrome109', 'safari15.4'],
    cssTarget: ['chrome109', 'safari15.4'],
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
  test: {
    env: { TZ: 'America/Phoenix' },
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/bench/**', 'test/drills/**', 'test/peers/**'],
    testTimeout: 20_000,
  },
})
