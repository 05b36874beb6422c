import type { SubjectKey } from '@civicgraph/shared';
import { needsEscape } from '../json';
import { Faults } from './Faults';
import type { PersonalReads, TokenSealer } from './Projection';

const firstSize = 256 * 1024;
/** A larger one is given up after its answer. */
const keptSize = 4 * 1024 * 1024;
/** Texts up to this length are encoded here; longer ones by the platform, whose call costs more. */
const short = 64;
/** Ranges are kept as one number: the start, times this, plus the length. */
const rangeUnit = 2 ** 26;

/** An object with personal data, as it was written. */
export interface ObjectRead {
  readonly start: number;
  /** Undefined where the data do not tell whom it is about. */
  readonly subject: SubjectKey | undefined;
  readonly fields: readonly string[];
}

/**
 * Where the bytes of one answer are written, as JSON in UTF-8 (RFC 8259), with its faults. There is one
 * for the process: an answer is written without a pause, and its bytes are copied out at the end.
 */
export class Output {
  #bytes = Buffer.allocUnsafeSlow(firstSize);
  #end = 0;
  #ranges: Map<object, number>[] | undefined;
  /** What was remembered, in that order: each time a writer and an object, and where it starts. */
  readonly #remembered: { readonly of: Map<object, number>; object: object; start: number }[] = [];
  readonly #reads: ObjectRead[] = [];
  faults = new Faults();
  /** Undefined where no key is that of a person. */
  seal: TokenSealer | undefined;

  /** Begins an answer. `isGraph` says that objects may stand at several places of it. */
  begin(isGraph: boolean, seal?: TokenSealer): void {
    this.#end = 0;
    this.#ranges = isGraph ? [] : undefined;
    this.#remembered.length = 0;
    this.#reads.length = 0;
    this.faults = new Faults();
    this.seal = seal;
  }

  /** Notes that an object with personal data was written from there to the end. */
  noteRead(read: ObjectRead): void {
    this.#reads.push(read);
  }

  /** What was written of persons and not taken back. */
  takeReads(): PersonalReads | undefined {
    if (this.#reads.length === 0) return undefined;
    const subjects = new Map<string, SubjectKey>();
    const fields = new Set<string>();
    for (const { subject, fields: read } of this.#reads) {
      if (subject) subjects.set(`${subject.type} ${subject.key}`, subject);
      for (const field of read) fields.add(field);
    }
    const count = this.#reads.length;
    this.#reads.length = 0;
    return { subjects: [...subjects.values()], fields: [...fields].sort(), count };
  }

  /** The bytes written since the answer began. */
  take(): Buffer {
    const bytes = Buffer.allocUnsafeSlow(this.#end);
    this.#bytes.copy(bytes, 0, 0, this.#end);
    if (this.#bytes.length > keptSize) this.#bytes = Buffer.allocUnsafeSlow(firstSize);
    this.#ranges = undefined;
    this.#remembered.length = 0;
    return bytes;
  }

  /** How much is written; for `rewind`. */
  get position(): number {
    return this.#end;
  }

  /** Forgets what was written since, and writes null in its place. */
  rewindToNull(position: number): void {
    this.#end = position;
    this.#forgetSince(position);
    this.#forgetReadsSince(position);
    this.writeAscii('null');
  }

  /** Writes bytes that are JSON already. */
  writeBytes(source: Uint8Array): void {
    const { length } = source;
    this.#reserve(length);
    const bytes = this.#bytes;
    const start = this.#end;
    for (let index = 0; index < length; index++) bytes[start + index] = source[index] as number;
    this.#end = start + length;
  }

  /** Writes a text that is JSON already, of ASCII characters. */
  writeAscii(text: string): void {
    const { length } = text;
    this.#reserve(length);
    const bytes = this.#bytes;
    const start = this.#end;
    for (let index = 0; index < length; index++) bytes[start + index] = text.charCodeAt(index);
    this.#end = start + length;
  }

  /** Writes a text that is JSON already. */
  writeText(text: string): void {
    this.#reserve(text.length * 3);
    this.#end += this.#bytes.write(text, this.#end, 'utf8');
  }

  /**
   * Writes a text as a JSON string. A lone surrogate is escaped: UTF-8 has no form for it, and would
   * carry another character in its place.
   */
  writeString(text: string): void {
    const { length } = text;
    if (length > short) {
      this.writeText(needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`);
      return;
    }
    this.#reserve(length * 3 + 2);
    const bytes = this.#bytes;
    let end = this.#end;
    bytes[end++] = 0x22;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x80) {
        if (code < 0x20 || code === 0x22 || code === 0x5c) {
          this.writeText(JSON.stringify(text));
          return;
        }
        bytes[end++] = code;
      } else if (code < 0x800) {
        bytes[end++] = 0xc0 | (code >> 6);
        bytes[end++] = 0x80 | (code & 0x3f);
      } else if (code < 0xd800 || code > 0xdfff) {
        bytes[end++] = 0xe0 | (code >> 12);
        bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[end++] = 0x80 | (code & 0x3f);
      } else {
        this.writeText(JSON.stringify(text));
        return;
      }
    }
    bytes[end++] = 0x22;
    this.#end = end;
  }

  /** Writes an object again as this writer wrote it before; answers whether it did. */
  repeat(writer: number, object: object): boolean {
    const range = this.#ranges?.[writer]?.get(object);
    if (range === undefined) return false;
    const start = Math.floor(range / rangeUnit);
    const length = range % rangeUnit;
    this.#reserve(length);
    this.#bytes.copyWithin(this.#end, start, start + length);
    this.#end += length;
    return true;
  }

  /** Remembers that this writer wrote an object from there to the end. */
  remember(writer: number, object: object, start: number): void {
    const length = this.#end - start;
    if (!this.#ranges || this.#end >= rangeUnit) return;
    this.#ranges[writer] ??= new Map();
    const of = this.#ranges[writer];
    of.set(object, start * rangeUnit + length);
    this.#remembered.push({ of, object, start });
  }

  /** What was written since is there no more, and something else will be. */
  #forgetSince(position: number): void {
    for (let last = this.#remembered.at(-1); last; last = this.#remembered.at(-1)) {
      if (last.start < position) return;
      last.of.delete(last.object);
      this.#remembered.pop();
    }
  }

  #forgetReadsSince(position: number): void {
    for (let last = this.#reads.at(-1); last; last = this.#reads.at(-1)) {
      if (last.start < position) return;
      this.#reads.pop();
    }
  }

  #reserve(length: number): void {
    if (this.#end + length <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.#end + length));
    this.#bytes.copy(grown, 0, 0, this.#end);
    this.#bytes = grown;
  }
}
