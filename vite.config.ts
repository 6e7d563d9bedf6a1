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

/**
 * A numeric library asks by `eval` whether there are generators. The policy forbids eval, and every browser we build for has
 * them: the question is answered at build time.
 */
function generatorsAreThere(): Plugin {
  const answer = '\0generators-are-there'
  return {
    name: 'generators-are-there',
    enforce: 'pre',
    resolveId: (id) => (id === '@stdlib/assert-has-generator-support' ? answer : null),
    load: (id) => (id === answer ? 'module.exports = function () { return true }' : null),
  }
}

export default defineConfig({
  base: './',
  plugins: [react(), publishStudies(), policyOnlyWhenBuilt(), generatorsAreThere()],
  worker: { format: 'es', plugins: () => [generatorsAreThere()] },
  build: {
    target: ['chrome109', 'safari15.4'],
    cssTarget: ['chrome109', 'safari15.4'],
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: {
    env: { TZ: 'America/Phoenix' },
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/bench/**', 'test/peers/**'],
    testTimeout: 20_000,
  },
})
