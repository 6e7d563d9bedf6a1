import { commandLine } from './command-line.ts'

// Nothing is written after the reader has gone away (`linli run … | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await commandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  tell: (line) => process.stderr.write(`${line}\n`),
})
