import { beginning, decoderOf } from './decode.ts'

/** A byte-order mark at the beginning of a file. */
export function bomOf(head: Uint8Array): { readonly encoding: string; readonly bytes: number } | null {
  const begins = (...first: readonly number[]): boolean => first.every((byte, i) => head[i] === byte)
  if (begins(0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', bytes: 3 }
  if (begins(0xff, 0xfe)) return { encoding: 'utf-16le', bytes: 2 }
  if (begins(0xfe, 0xff)) return { encoding: 'utf-16be', bytes: 2 }
  return null
}

/** UTF-16 without a mark: many zero bytes, and nearly all of them the upper halves of characters. */
function utf16Of(head: Uint8Array): string | null {
  let [even, odd] = [0, 0]
  head.forEach((byte, i) => {
    if (byte === 0 && i % 2 === 0) even++
    else if (byte === 0) odd++
  })
  if (even + odd < 3 || (even + odd) * 20 < head.length) return null
  return even > 4 * odd ? 'utf-16be' : odd > 4 * even ? 'utf-16le' : null
}

/**
 * The encodings that samples of one file may be in, the likeliest first; none where no text would come of any. The samples are whole
 * lines, the first from the beginning of the file. ASCII alone is UTF-8, and so is what is valid in it.
 */
export function encodingsOf(samples: readonly Uint8Array[]): readonly string[] {
  const marked = bomOf(samples[0]!)?.encoding ?? utf16Of(samples[0]!)
  if (marked) return [marked]
  const found = samples.map(utf8In)
  const wrong = found.reduce((sum, { wrong: n }) => sum + n, 0)
  if (wrong === 0) return ['utf-8']
  // Mostly UTF-8: a damaged file, or two files in one. In any other encoding all of its text would be wrong.
  if (wrong * 9 < found.reduce((sum, { right }) => sum + right, 0)) return []
  const lines = samples.map(telling)
  const scores = CANDIDATES.map(({ encoding, score }) => ({ encoding, score: score(textIn(encoding, lines)), valid: isValid(encoding, samples) }))
  const best = Math.max(...scores.map(({ score }) => score))
  // Two stray bytes tell nothing, and spoil little.
  if (best <= WORST && wrong < FEW) return [fallback(lines)]
  return scores
    .filter(({ score, valid }) => valid && score > WORST && score >= best * 0.75)
    .sort((a, b) => b.score - a.score)
    .map(({ encoding }) => encoding)
}

/** Below it a text is more wrong than right. */
const WORST = 0.5
const FEW = 10

/**
 * Of a rare name in GB18030 both bytes are high, which in Latin text two letters side by side hardly are. In windows-1252 the bytes
 * below 0xA0 are signs, few of which anybody writes; on the Mac they are the common accented letters.
 */
function fallback(lines: readonly Uint8Array[]): string {
  const bytes = lines.map((line) => Array.from(line, (byte) => String.fromCharCode(byte)).join('')).join('\n')
  if (/^(?:[\0-\x7f]|[\xb0-\xf7][\xa1-\xfe])*$/.test(bytes)) return 'gb18030'
  return /[\x80-\x9f]/.test(bytes.replace(/[\x80\x82\x84\x85\x91-\x97\x99]/g, '')) ? 'macintosh' : 'windows-1252'
}

/** Bytes of a sample that are looked at closely. */
const CLOSELY = 0x4000

/** The first lines of a sample that are not ASCII alone. */
function telling(sample: Uint8Array): Uint8Array {
  const told = new Uint8Array(CLOSELY)
  let n = 0
  for (let at = 0; at < sample.length && n < CLOSELY; ) {
    let end = at
    let all = 0
    while (end < sample.length && sample[end] !== 0x0a && sample[end] !== 0x0d) all |= sample[end++]!
    if (all >= 0x80) {
      const line = sample.subarray(at, Math.min(end + 1, at + CLOSELY - n))
      told.set(line, n)
      n += line.length
    }
    at = end + 1
  }
  return told.subarray(0, n)
}

/** Samples as text, what is none replaced by U+FFFD, so that damage to a file does not make another encoding the likelier. */
function textIn(encoding: string, samples: readonly Uint8Array[]): string {
  const decode = encoding === 'windows-1252' ? decoderOf(encoding) : (bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes)
  return samples.map(decode).join('\n')
}

function isValid(encoding: string, samples: readonly Uint8Array[]): boolean {
  try {
    samples.forEach((bytes) => beginning(encoding, bytes))
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Characters of several bytes that are right in UTF-8, and bytes that are not. */
function utf8In(bytes: Uint8Array): { readonly right: number; readonly wrong: number } {
  let right = 0
  let wrong = 0
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!
    const length = byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0
    let n = 1
    while (n < length && (bytes[at + n]! & 0xc0) === 0x80) n++
    // A character cut off where the sample ends is none of either.
    if (length === 0 || (n < length && at + n < bytes.length)) wrong++
    else if (length > 1 && n === length) right++
    at += n
  }
  return { right, wrong }
}

/** Of 1, how much of a text outside ASCII is what people write. */
type Score = (text: string) => number

/** Characters of two bytes in these ranges: the frequent ones that a standard put first. */
function charactersOf(encoding: string, leads: readonly [number, number], trails: readonly (readonly [number, number])[]): ReadonlySet<string> {
  const bytes: number[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead++) for (const [first, last] of trails) for (let trail = first; trail <= last; trail++) bytes.push(lead, trail)
  return new Set(new TextDecoder(encoding).decode(new Uint8Array(bytes)))
}

/** The commonest characters of Chinese prose, of questionnaires and of the names of places, simplified and traditional. */
const COMMON = new Set(
  '的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切' +
    '您性别男女岁以上下满意同不非常比较一般街道社区居委会村镇乡县省警察民警派出所治安公共服务年龄文化程度职业收入选择其他请填写' +
    '這個們來時說為國學對裡後麼沒還發當開無現經頭與長從動兩樣將實點種聲話兒問機給幾業間電門東氣關內產萬體別處總場師書員華報馬張難數車應進邊戰許覺題統請愛讓認論義術結連遠資隊帶條變聯權該領傳紅決達辦運滿區轉輕語識極黃臉錢黨設雙歷單據導網專觀爭組視濟離雖壞興歲較鎮鄉縣員務齡職選擇填寫您',
)

/** Of a text in Chinese characters: most are frequent, and many of them very. Punctuation and full-width forms count as frequent. */
function hanScore(frequent: ReadonlySet<string>): Score {
  return (text) => {
    let all = 0
    let [known, common] = [0, 0]
    for (const character of text) {
      if (character < '\u0080') continue
      all++
      if (/[\u3000-\u3017\uFF01-\uFF5E‘’“”—…·]/.test(character)) {
        known++
        common++
      } else if (frequent.has(character)) {
        known++
        if (COMMON.has(character)) common++
      }
    }
    return all === 0 ? 0 : Math.min(known, 3 * common) / all
  }
}

const LATIN = /\p{Script=Latin}/u
const CYRILLIC = /\p{Script=Cyrillic}/u
const isLower = (character: string): boolean => character !== character.toUpperCase()
const isLetter = (character: string | undefined): character is string => character !== undefined && /\p{L}/u.test(character)

/** Of a text with letters or signs beyond ASCII here and there: the share of them that stands where it would. */
const letterScore: Score = (text) => {
  let [all, right, cyrillic, common] = [0, 0, 0, 0]
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (character < '\u0080') continue
    all++
    if (isInPlace(text[i - 1], character, text[i + 1])) right++
    if (CYRILLIC.test(character)) cyrillic++
    if (/[оеаинтсрвлі]/i.test(character)) common++
  }
  // Nearly every byte is a Cyrillic letter: only many of the frequent ones tell words from accidents.
  const accidents = cyrillic < FEW ? cyrillic : Math.max(0, cyrillic - 2 * common)
  return all === 0 ? 0 : (right - accidents) / all
}

function isInPlace(before: string | undefined, character: string, after: string | undefined): boolean {
  const [left, right] = [isLetter(before), isLetter(after)]
  if (CYRILLIC.test(character)) return (!left || CYRILLIC.test(before!)) && (!right || CYRILLIC.test(after!)) && (left || right) && isCase(before, character, after)
  // Of Latin words few letters have accents, so that a neighbour has none.
  if (LATIN.test(character)) return ((left && before! < '\u0080') || (right && after! < '\u0080')) && isCase(before, character, after)
  if (/['’]/.test(character)) return left || right
  if (/[“„«‘‚‹]/.test(character)) return !left
  if (/[”»›]/.test(character)) return !right
  if (/[–—…•·\u00A0€£§°©®™²³½¼¾×±¿¡№ªº]/.test(character)) return !(left && right) || /[–—·\u00A0]/.test(character)
  return false
}

/** Capitals begin words, or fill them. */
function isCase(before: string | undefined, character: string, after: string | undefined): boolean {
  if (isLower(character)) return !isLetter(before) || isLower(before) || !isLetter(after) || isLower(after)
  return !isLetter(before) || !isLower(before)
}

const frequentInGb = charactersOf('gb18030', [0xb0, 0xd7], [[0xa1, 0xfe]])
const frequentInBig5 = charactersOf('big5', [0xa4, 0xc6], [[0x40, 0x7e], [0xa1, 0xfe]])

/** In this order where two are as likely. */
const CANDIDATES: readonly { readonly encoding: string; readonly score: Score }[] = [
  { encoding: 'gb18030', score: hanScore(frequentInGb) },
  { encoding: 'big5', score: hanScore(frequentInBig5) },
  { encoding: 'windows-1252', score: letterScore },
  { encoding: 'macintosh', score: letterScore },
  { encoding: 'windows-1250', score: letterScore },
  { encoding: 'windows-1251', score: letterScore },
]
