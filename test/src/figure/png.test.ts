import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { withResolution } from '../../../src/figure/png-resolution.ts'

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const header = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 0])))
const end = chunk('IEND', Buffer.alloc(0))
const metres = (n: number) => chunk('pHYs', Buffer.concat([Buffer.from(new Uint32Array([n, n]).buffer).swap32(), Buffer.from([1])]))

describe('a PNG', () => {
  it('is told its resolution between header and pixels: 300 dpi are 11811 px a metre', () => {
    const png = withResolution(new Uint8Array(Buffer.concat([signature, header, pixels, end])), 300)
    expect(Buffer.from(png)).toEqual(Buffer.concat([signature, header, metres(11811), pixels, end]))
  })

  it('has only one resolution', () => {
    const png = withResolution(new Uint8Array(Buffer.concat([signature, header, metres(3780), pixels, end])), 300)
    expect(Buffer.from(png)).toEqual(Buffer.concat([signature, header, metres(11811), pixels, end]))
  })
})
