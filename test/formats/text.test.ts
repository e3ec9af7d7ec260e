import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../../server/formats/format-error.ts'
import { decodeText } from '../../server/formats/text.ts'

const chinese = '名称,经度\r\n中关村第一小学,116.3\r\n'

describe('the encoding of a text', () => {
  it.each(['utf-8', 'gb18030', 'gbk', 'utf-16le', 'utf-16be', 'big5'])('%s is read when named', (encoding) => {
    const text = encoding === 'big5' ? '名稱,經度\n' : chinese
    expect(decodeText(iconv.encode(text, encoding), encoding)).toBe(text)
  })

  it.each<[string, Buffer]>([
    ['UTF-8', iconv.encode(chinese, 'utf-8')],
    ['UTF-8 with a mark', iconv.encode(chinese, 'utf-8', { addBOM: true })],
    ['UTF-16 LE with a mark', iconv.encode(chinese, 'utf-16le', { addBOM: true })],
    ['UTF-16 BE with a mark', iconv.encode(chinese, 'utf-16be', { addBOM: true })],
    ['GB 18030', iconv.encode(chinese, 'gb18030')],
  ])('%s is found out', (_, bytes) => {
    expect(decodeText(bytes)).toBe(chinese)
  })

  it('reads a rare character of GB 18030 in four bytes', () => {
    expect(decodeText(iconv.encode('㐀村𠀀', 'gb18030'))).toBe('㐀村𠀀')
  })

  it.each<[string, Uint8Array, string | undefined, RegExp]>([
    ['no bytes', new Uint8Array(), undefined, /empty \(0 bytes\)/],
    ['an unknown encoding', Buffer.from('a'), 'klingon', /encoding "klingon" is not known/],
    ['GBK called UTF-8', iconv.encode(chinese, 'gbk'), 'utf-8', /not valid UTF-8.*gb18030/],
    [
      'UTF-8 cut inside a character',
      iconv.encode(chinese, 'utf-8').subarray(0, 19),
      undefined,
      /ends inside a character at byte 18/,
    ],
    ['a zip', Buffer.from('PK\u0003\u0004\u0000'), undefined, /xlsx/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), undefined, /xls/],
    ['a binary', Buffer.from([1, 2, 0, 3]), undefined, /binary file/],
    ['bytes of no encoding', Buffer.from([0x61, 0x0a, 0xff, 0xff, 0xff]), undefined, /line 2 has bytes/],
  ])('refuses %s', (_, bytes, encoding, reason) => {
    expect(() => decodeText(bytes, encoding)).toThrow(FormatError)
    expect(() => decodeText(bytes, encoding)).toThrow(reason)
  })
})
