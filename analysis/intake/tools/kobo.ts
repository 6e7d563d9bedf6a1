import { squeezed, type RawColumn } from '../raw.ts'
import { plainText } from '../wording.ts'
import { factOf } from './facts.ts'
import { countNames, heading, isOther, type Fact, type Heading, type ToolShape } from './heading.ts'

const MARKERS = new Set(['_id', '_uuid', '_submission_time', '_index', '_validation_status', '__version__', '_submitted_by', 'formhub/uuid', 'meta/instanceid', 'instanceid', 'meta-instanceid', 'submissiondate', '_parent_index', '_parent_table_name', '_submission__id', '_submission__uuid', '_submission__submission_time'])
const FACTS: { readonly [name: string]: Fact } = {
  _uuid: 'rowId',
  'meta/instanceid': 'rowId',
  'meta-instanceid': 'rowId',
  today: 'administrative',
  deviceid: 'administrative',
  subscriberid: 'administrative',
  simserial: 'administrative',
  phonenumber: 'administrative',
  username: 'administrative',
  _submitted_by: 'administrative',
  _attachments: 'administrative',
  _geolocation: 'administrative',
  'meta/rootuuid': 'administrative',
  'meta/deprecatedid': 'administrative',
  'formhub/uuid': 'administrative',
  submissiondate: 'day',
  _submission__submission_time: 'day',
}
/** What is written beside a place or an uploaded file, under the name of its question; the guard sees the place itself. */
const BESIDE = /^(?:(.*)\/)?_?([^/]+?)_(latitude|longitude|altitude|precision|url)$/i
const FILE = /\.(jpe?g|png|gif|heic|webp|mp3|m4a|amr|wav|ogg|3gpp?|mp4|mov|pdf|docx?|xlsx?|zip)$/i

/** Whether a column belongs to another one: "_home/gps_latitude" to "home/gps". */
function isBeside(path: string, paths: readonly string[]): boolean {
  const found = BESIDE.exec(path)
  return found !== null && paths.includes(path.replace(/^_/, '').replace(/_(latitude|longitude|altitude|precision|url)$/i, ''))
}
const areFiles = ({ values }: RawColumn): boolean => values.some((text) => text !== '') && values.every((text) => text === '' || FILE.test(text))

/** To which submission the row of a repeated group belongs, and what stands there. */
const OF_SUBMISSION = /^_(submission_|parent)_/i

const MEMBER = /^(0|1|0\.0|1\.0|true|false)?$/i

const isMember = ({ values }: RawColumn): boolean => values.every((value) => MEMBER.test(squeezed(value)))
const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** "group/name"; of a question with several answers a column of all codes, "q", and one of 0 and 1 per option, "q/option". */
export const kobo: ToolShape = {
  tool: 'kobo',
  fits: (raw) => raw.reading.kind !== 'sav' && countNames(raw, MARKERS) >= 2,
  headings: ({ columns }) => {
    const paths = columns.map((column) => plainText(column.headings[0] ?? ''))
    const parents = paths.map((path, i) => {
      const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null
      return parent !== null && paths.includes(parent) && isMember(columns[i]!) ? parent : null
    })
    const whole = new Set(parents)
    return paths.map((path, i): Heading => {
      const parent = parents[i]
      const row = lastPart(path)
      const named = { code: lastPart(parent ?? path), stem: lastPart(parent ?? path) }
      if (parent) return heading({ ...named, code: `${lastPart(parent)}_${row}`, row, group: parent, other: isOther(row) && !isMember(columns[i]!) })
      // The codes of all answers in one cell say again what the columns of the options say.
      return heading({ ...named, fact: whole.has(path) || isBeside(path, paths) ? 'repeats' : areFiles(columns[i]!) ? 'administrative' : (FACTS[path.toLowerCase()] ?? (OF_SUBMISSION.test(path) ? 'administrative' : factOf(path))) })
    })
  },
}
