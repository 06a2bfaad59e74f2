/** Checks against accidents, not against attackers. Over UTF-16 code units, low byte first. */

const [ONE, TWO, THREE, FOUR] = tables();

/**
 * CRC-32 of texts as if they were one, as eight lower-case hexadecimal digits. Finds every change of a single byte.
 * A long journal is some megabytes, and somebody waits: four bytes at a time.
 */
export function crc32(...texts: readonly string[]): string {
  let crc = -1;
  for (const text of texts) {
    const pairs = text.length - (text.length % 2);
    for (let at = 0; at < pairs; at += 2) {
      crc ^= text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
      crc = (FOUR[crc & 0xff] as number) ^ (THREE[(crc >>> 8) & 0xff] as number) ^ (TWO[(crc >>> 16) & 0xff] as number) ^ (ONE[crc >>> 24] as number);
    }
    if (pairs < text.length) {
      crc ^= text.charCodeAt(pairs);
      crc = (crc >>> 16) ^ (TWO[crc & 0xff] as number) ^ (ONE[(crc >>> 8) & 0xff] as number);
    }
  }
  return (~crc >>> 0).toString(16).padStart(8, '0');
}

/** What a byte comes to that one, two, three or four bytes of the text pass through. */
function tables(): [Int32Array, Int32Array, Int32Array, Int32Array] {
  const one = Int32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const further = (before: Int32Array): Int32Array => before.map((value) => (value >>> 8) ^ (one[value & 0xff] as number));
  const two = further(one);
  const three = further(two);
  return [one, two, three, further(three)];
}

/**
 * A UUID in the form of version 4 that depends on `name` only, for services that let us choose an id: the same step
 * gives the same id on every machine.
 */
export function uuidOf(name: string): string {
  const hex = ['a', 'b', 'c', 'd'].map((salt) => mix(`${salt}:${name}`)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** 32 well-mixed bits (the finaliser of MurmurHash3 over FNV-1a) as eight hexadecimal digits. */
function mix(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
