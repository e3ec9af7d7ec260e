/** Reads protocol-buffer wire format (varints, lengths, tags) from one message; throws RangeError where the message ends inside a value. */
export class ProtobufCursor {
  readonly bytes: Uint8Array
  position: number
  readonly end: number
  /** Field number and wire type of the tag read last by `next`. */
  field = 0
  wireType = 0

  constructor(bytes: Uint8Array, position = 0, end = bytes.length) {
    if (end > bytes.length) throw new RangeError(`got a message of ${end} bytes when ${bytes.length} were left`)
    this.bytes = bytes
    this.position = position
    this.end = end
  }

  /** Reads the next field's tag; false at the end of the message. */
  next(): boolean {
    if (this.position >= this.end) return false
    const tag = this.varint()
    this.field = Math.floor(tag / 8)
    this.wireType = tag % 8
    return true
  }

  /** An unsigned integer, exact up to 2^53; a negative int64 (ten bytes) comes back negative. */
  varint(): number {
    const { bytes } = this
    let byte = this.byte(bytes)
    let value = byte & 0x7f
    if (byte < 0x80) return value
    byte = this.byte(bytes)
    value |= (byte & 0x7f) << 7
    if (byte < 0x80) return value
    byte = this.byte(bytes)
    value |= (byte & 0x7f) << 14
    if (byte < 0x80) return value
    byte = this.byte(bytes)
    value |= (byte & 0x7f) << 21
    if (byte < 0x80) return value
    return this.longVarint(value)
  }

  /** A zigzag-coded signed integer (sint32, sint64). */
  signed(): number {
    const value = this.varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  /** Opens the length-delimited value at the cursor as a message of its own, and moves past it. */
  message(): ProtobufCursor {
    const length = this.varint()
    const start = this.position
    if (length < 0 || start + length > this.end)
      throw new RangeError(`got a field of ${length} bytes when ${this.end - start} were left`)
    this.position = start + length
    return new ProtobufCursor(this.bytes, start, start + length)
  }

  /** The bytes of the length-delimited value at the cursor, shared with the message. */
  data(): Uint8Array {
    const inner = this.message()
    return inner.bytes.subarray(inner.position, inner.end)
  }

  skip(): void {
    if (this.wireType === 0) this.varint()
    else if (this.wireType === 1) this.position += 8
    else if (this.wireType === 2) this.message()
    else if (this.wireType === 5) this.position += 4
    else throw new RangeError(`got wire type ${this.wireType} when 0, 1, 2 or 5 was expected`)
    if (this.position > this.end) throw new RangeError('got the end of the message inside a field')
  }

  private byte(bytes: Uint8Array): number {
    if (this.position >= this.end) throw new RangeError('got the end of the message inside a number')
    return bytes[this.position++]
  }

  private longVarint(low28: number): number {
    let value = low28
    let scale = 2 ** 28
    for (let index = 4; index < 10; index++) {
      const byte = this.byte(this.bytes)
      // The tenth byte of an int64 holds the sign: two's complement of 64 bits.
      if (index === 9) return byte & 1 ? negativeFrom(this.bytes, this.position - 10) : value
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
    throw new RangeError('got a number longer than ten bytes')
  }
}

/** A ten-byte varint as a signed 64-bit integer. */
function negativeFrom(bytes: Uint8Array, start: number): number {
  let value = 0n
  for (let index = 0; index < 10; index++) value |= BigInt(bytes[start + index] & 0x7f) << BigInt(7 * index)
  return Number(BigInt.asIntN(64, value))
}
