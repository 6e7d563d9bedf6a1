import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeOf, openXml } from '../../../../src/exchange/reading/xml.ts'

class Broken extends Error {}

/** What is heard of a document given in these pieces, texts joined. */
function heard(...pieces: readonly string[]): readonly string[] {
  const events: string[] = []
  const say = (event: string): void => void events.push(event)
  const xml = openXml(
    {
      open: (name) => say(`<${name}>`),
      close: (name) => say(`</${name}>`),
      text: (text) => (events.at(-1)?.startsWith('"') ? (events[events.length - 1] += text) : say(`"${text}`)),
    },
    () => new Broken(),
  )
  for (const piece of pieces) xml.write(piece)
  xml.end()
  return events
}

describe('XML', () => {
  const document = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- a <comment> --><x:a xmlns:x="urn"><b c='1>0'>one &amp; &#x4e00;&#20108;\r\ntwo\r</b><d/><![CDATA[<raw> &amp;]]></x:a >\n`

  it('is heard as elements and texts: prefixes off, references and line ends resolved', () => {
    expect(heard(document)).toEqual(['<a>', '<b>', '"one & 一二\ntwo\n', '</b>', '<d>', '</d>', '"<raw> &amp;', '</a>'])
  })

  it('is the same in any pieces', () => {
    const whole = heard(document)
    for (let at = 0; at <= document.length; at++) expect(heard(document.slice(0, at), document.slice(at))).toEqual(whole)
    expect(heard(...Array.from(document))).toEqual(whole)
  })

  it('is refused where it declares entities, so that none can expand', () => {
    expect(() => heard('<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>')).toThrow(Broken)
    expect(() => heard('<a>&b;</a>')).toThrow(Broken)
    expect(() => heard('<a>&#0;</a>')).toThrow(Broken)
    expect(() => heard('<a>&#xD800;</a>')).toThrow(Broken)
    expect(() => heard('<a>this & that</a>')).toThrow(Broken)
  })

  it('is refused where it is not well-formed or breaks off', () => {
    for (const wrong of ['', 'a', '<a>', '<a></b>', '<a/><b/>', '<a></a></a>', 'x<a/>', '<a/>x', '< a/>', '<a', '<a b="></a>', '<a><!-- </a>', '<![CDATA[a]]>']) {
      expect(() => heard(wrong)).toThrow(Broken)
    }
    expect(() => heard('<a>'.repeat(300) + '</a>'.repeat(300))).toThrow(Broken)
    expect(() => heard('<a ', 'b'.repeat(0x100001))).toThrow(Broken)
  })

  it('is heard or refused, whatever it is', () => {
    const pieces = fc.array(fc.constantFrom('<', '>', 'a', '/', '&', ';', '"', "'", '=', ' ', '!--', '-->', '<![CDATA[', ']]>', '?', '<a>', '</a>', 'amp'), { maxLength: 30 })
    fc.assert(
      fc.property(pieces, (all) => {
        try {
          const once = heard(all.join(''))
          expect(heard(...all)).toEqual(once)
        } catch (error) {
          if (!(error instanceof Broken)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an attribute', () => {
  it('is found by its local name, with either quotation marks and references resolved', () => {
    const tag = `c r="A1" s = '2' x:id="i&amp;d" other="r=&quot;B2&quot;" t=""`
    expect(['r', 's', 'id', 'other', 't', 'q', 'c'].map((name) => attributeOf(tag, name))).toEqual(['A1', '2', 'i&d', 'r="B2"', '', undefined, undefined])
  })
  it('is not the end of another name, nor what stands in a value', () => {
    expect(attributeOf('sheet sheetId="3" name=" id=4"', 'Id')).toBeUndefined()
    expect(attributeOf('sheet sheetId="3" name=" id=4"', 'id')).toBeUndefined()
  })
})
