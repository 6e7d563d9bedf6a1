import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportFile } from '../../src/exchange/table-files.ts'

/** A file as another program sees it: numbers where it takes a column for numbers, '' for an empty cell. */
export type Cells = { readonly [column: string]: readonly (string | number)[] }

/** Reads a file as our README tells people to, with no word about its columns, and writes every cell for us to compare. */
const R = `
args <- commandArgs(TRUE)
d <- read.csv(args[1], fileEncoding = "UTF-8-BOM", check.names = FALSE, stringsAsFactors = FALSE, na.strings = "", colClasses = if (length(args) > 2) "character" else NA)
hex <- function(x) paste(as.character(charToRaw(enc2utf8(x))), collapse = "")
out <- file(args[2], "w")
for (n in names(d)) {
  v <- d[[n]]
  if (is.numeric(v)) writeLines(c(paste0("number ", n), ifelse(is.na(v), "", sprintf("%.17g", v))), out)
  else writeLines(c(paste0("text ", n), vapply(as.character(v), function(x) if (is.na(x)) "" else hex(x), "")), out)
  writeLines("end", out)
}
close(out)
`
const PANDAS = `
import json, sys, pandas
d = pandas.read_csv(sys.argv[1], keep_default_na=False, dtype=str if len(sys.argv) > 3 else None)
json.dump({n: d[n].tolist() for n in d.columns}, open(sys.argv[2], "w"))
`

function cellsOfR(text: string): Cells {
  const cells: { [column: string]: (string | number)[] } = {}
  let lines: (string | number)[] = []
  let isNumber = false
  for (const line of text.trimEnd().split('\n')) {
    const heading = /^(number|text) (.*)$/.exec(line)
    if (heading) {
      isNumber = heading[1] === 'number'
      cells[heading[2]!] = lines = []
    } else if (line !== 'end') lines.push(line === '' ? '' : isNumber ? Number(line) : Buffer.from(line, 'hex').toString('utf8'))
  }
  return cells
}

/** Another program that reads CSV. Without it (`there` false) tests are skipped; where everything must be there (CI) they fail. */
export interface Reader {
  readonly name: string
  readonly there: boolean
  /** Writes the file into a folder that the caller deletes, lets the program read it, and gives back what it saw. `as`: told that all is text. */
  open(folder: string, file: ExportFile, as?: 'text'): Cells
}

const works = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0

function opener(command: string, script: string, parse: (text: string) => Cells): Reader['open'] {
  return (folder, { name, bytes }, as) => {
    const [program, input, output] = [join(folder, 'script'), join(folder, name), join(folder, 'out')]
    writeFileSync(program, script)
    writeFileSync(input, bytes)
    const { status, error, stderr } = spawnSync(command, [program, input, output, ...(as ? [as] : [])], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`)
    return parse(readFileSync(output, 'utf8'))
  }
}

const python = ['/usr/bin/python3', 'python3'].find((command) => works(command, ['-c', 'import pandas']))
export const readers: readonly Reader[] = [
  { name: 'R', there: works('Rscript', ['--version']), open: opener('Rscript', R, cellsOfR) },
  { name: 'pandas', there: python !== undefined, open: opener(python ?? 'python3', PANDAS, (text) => JSON.parse(text) as Cells) },
]
