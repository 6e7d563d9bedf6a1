// A large file as a survey tool would write it, made up anew from its seed wherever it is needed: on disk, or in a browser.
import { random } from '../../analysis/numeric/random.ts'

export const ITEMS = 60
const DISTRICTS = ['一号区', '二号区', '三号区', '四号区', '五号区', '六号区']
const ROWS_AT_ONCE = 10_000

/** The file's text in pieces: a heading, then an id, a district and {@link ITEMS} answers from 1 to 5 in each row, 3 % of them blank. A million rows are 136 MB. */
export function* importFile(rows: number, seed = 20261125): Generator<string> {
  const chance = random(seed)
  yield `id,district,${Array.from({ length: ITEMS }, (_, i) => `Q${i + 1}`).join(',')}\r\n`
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    let text = ''
    for (let row = from; row < Math.min(rows, from + ROWS_AT_ONCE); row++) {
      text += `${10_000 + row},${DISTRICTS[chance.integer(DISTRICTS.length)]!}`
      for (let item = 0; item < ITEMS; item++) text += ANSWERS[chance.integer(ANSWERS.length)]!
      text += '\r\n'
    }
    yield text
  }
}

const ANSWERS = Array.from({ length: 100 }, (_, i) => (i < 3 ? ',' : `,${1 + (i % 5)}`))
