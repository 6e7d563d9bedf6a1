// npm start: builds if a source changed, serves the app with the studies that ship, prints the address.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale, isStale, root } from './build.mjs'
import { serve } from './serve.mjs'

if (isStale()) console.log('邻里 Linli: building, about half a minute …')
await buildIfStale()
const published = join(root, 'published')
const { url } = await serve({
  dist: join(root, 'dist'),
  published: existsSync(published) ? published : null,
  port: Number(process.env.PORT ?? 4173),
  host: process.env.HOST ?? 'localhost',
})
console.log(`邻里 Linli: ${url}`)
console.log(`  demo study 示例研究: ${url}#/desk/demo/report`)
console.log('  stop with Ctrl+C 按 Ctrl+C 停止')
