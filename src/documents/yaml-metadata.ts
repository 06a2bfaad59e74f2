/** YAML metadata as plain data with positions: core schema, nothing that runs, nothing that grows. */
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Document as YamlDocument, Node, Pair, Scalar, YAMLError, YAMLMap } from 'yaml';
import { quoted } from '../policy/wording.ts';
import { targetsIn } from './yaml-aliases.ts';

/** A problem at offsets of the YAML text. */
export interface MetadataProblem {
  message: string;
  help?: string;
  start: number;
  end: number;
  /** True where the whole document is refused. */
  refuse?: true;
}

export interface Metadata {
  data: Record<string, unknown>;
  /** Offsets of the value of each top-level key. */
  places: Map<string, { start: number; end: number }>;
  problems: MetadataProblem[];
}

/** Aliases may repeat values, but not make a bomb of them. */
const MAX_VALUES = 10_000;
const MAX_PROBLEMS = 20;
const KNOWN_TAGS = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

class Refusal extends Error {
  readonly problem: MetadataProblem;

  constructor(problem: MetadataProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Reads a metadata block. Never throws; what cannot be read stands in `problems`. */
export function readYaml(source: string): Metadata {
  const empty = (problem: MetadataProblem): Metadata => ({ data: emptyData(), places: new Map(), problems: [problem] });
  try {
    return new Reader(source).read();
  } catch (error) {
    if (error instanceof Refusal) return empty(error.problem);
    const message = error instanceof RangeError ? 'Metadata is nested too deeply' : 'Metadata cannot be read as YAML';
    return empty({ message, start: 0, end: source.length, refuse: true });
  }
}

/** A record without inherited members, so that a missing key is `undefined` whatever its name. */
export function emptyData(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

class Reader {
  readonly #source: string;
  readonly #document: YamlDocument;
  readonly #problems: MetadataProblem[] = [];
  readonly #open = new Set<Node>();
  #values = 0;
  #targets: ReadonlyMap<Alias, Node> | null = null;

  constructor(source: string) {
    this.#source = source;
    this.#document = parseDocument(source, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: true,
      stringKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
  }

  read(): Metadata {
    for (const error of this.#document.errors.slice(0, MAX_PROBLEMS)) this.#problems.push(this.#explain(error));
    const root = this.#document.contents;
    const data = emptyData();
    const places = new Map<string, { start: number; end: number }>();
    if (isMap(root)) {
      for (const { key, place, value } of this.#entries(root)) {
        data[key] = value;
        places.set(key, place);
      }
    } else if (root !== null && !(isScalar(root) && root.value === null)) {
      const what = isSeq(root) ? 'a list' : isAlias(root) ? 'an alias' : 'plain text';
      this.#report(root, `Unexpected ${what} as metadata, expected keys with values`, 'Write each piece of metadata as `key: value`.');
    }
    return { data, places, problems: this.#problems };
  }

  #entries(map: YAMLMap): { key: string; place: { start: number; end: number }; value: unknown }[] {
    const entries = [];
    const seen = new Set<string>();
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = pair.key;
      if (!isScalar(key)) {
        this.#report(key, 'Unexpected list or block as a key, expected a word');
        continue;
      }
      const name = this.#sourceOf(key);
      if (name === '<<') {
        this.#report(key, 'Unexpected merge key `<<`, expected each key written out', 'Copy the keys here; what `<<` brings in is read differently by different tools.');
      } else if (name in {} || name === 'prototype') {
        this.#report(key, `Unexpected key ${quoted(name)}, expected a name that JavaScript does not use itself`, 'Rename the key.');
      } else if (!seen.has(name)) {
        // A second value of the same key is reported by the parser; the first one counts.
        seen.add(name);
        entries.push({ key: name, place: this.#placeOf(pair.value ?? key, key), value: pair.value === null ? null : this.#valueOf(pair.value) });
      }
    }
    return entries;
  }

  #valueOf(node: Node): unknown {
    if (++this.#values > MAX_VALUES) {
      throw this.#refusal(node, `Metadata grows beyond ${MAX_VALUES} values when its aliases are followed`, 'Write the values out, without `&` and `*`.');
    }
    this.#checkTag(node);
    if (isAlias(node)) {
      const target = (this.#targets ??= targetsIn(this.#document)).get(node);
      if (target === undefined) return null;
      if (this.#open.has(target)) throw this.#refusal(node, `Alias ${quoted(`*${node.source}`)} contains itself`, 'Write the value out.');
      return this.#valueOf(target);
    }
    if (isScalar(node)) return this.#scalar(node);
    this.#open.add(node);
    try {
      if (isSeq(node)) return (node.items as Node[]).map((item) => this.#valueOf(item));
      if (isMap(node)) return Object.fromEntries(this.#entries(node).map(({ key, value }) => [key, value]));
      return null;
    } finally {
      this.#open.delete(node);
    }
  }

  #scalar(node: Scalar): unknown {
    if (typeof node.value !== 'number') return node.value;
    const written = this.#sourceOf(node);
    const bare = written.replace(/^[-+]/, '');
    const octal = /^0[0-9]+$/.test(bare) || /^0o/i.test(bare);
    const exact = Number.isFinite(node.value) && (!Number.isInteger(node.value) || Number.isSafeInteger(node.value));
    if (exact && !octal) return node.value;
    const why = octal ? 'a number that some readers take as octal' : 'a number that cannot be held exactly';
    this.#report(node, `Unexpected ${quoted(written)}, ${why}, expected a plain number or text`, `Write "${written.slice(0, 40)}" in quotation marks if it is text.`);
    return written;
  }

  #checkTag(node: Node): void {
    const tag = isAlias(node) ? undefined : node.tag;
    if (tag === undefined || KNOWN_TAGS.has(tag)) return;
    const short = tag.replace('tag:yaml.org,2002:', '!!');
    const message = `Unexpected YAML tag ${quoted(short)}, expected plain text, numbers, lists or keys`;
    const help = 'Remove the tag: metadata is data only, nothing in it is ever run or decoded.';
    if (short.startsWith('!!js')) throw this.#refusal(node, message, help);
    this.#report(node, message, help);
  }

  #explain(error: YAMLError): MetadataProblem {
    const [start, end] = error.pos;
    const at = { start, end: Math.max(start, end) };
    if (error.code === 'BAD_SCALAR_START') {
      const value = this.#restOfLine(start);
      return { message: `Unexpected ${quoted(value.charAt(0) || ' ')} at the start of a value, which YAML keeps for itself`, help: `Put the value in quotation marks: "${value.replaceAll('"', '\\"').slice(0, 60)}".`, ...at };
    }
    if (error.code === 'DUPLICATE_KEY') {
      return { message: `Unexpected second ${quoted(/^[^:\r\n]*/.exec(this.#source.slice(start, start + 80))?.[0] ?? '')}, expected each key once`, help: 'Remove one of the two; the first one was read.', ...at };
    }
    return { message: `Metadata is no valid YAML: ${(error.message.split(/[\r\n]/, 1)[0] ?? '').slice(0, 160)}`, ...at };
  }

  #report(node: Node | null, message: string, help?: string): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ message, ...(help === undefined ? {} : { help }), ...this.#placeOf(node, node) });
  }

  #refusal(node: Node, message: string, help: string): Refusal {
    return new Refusal({ message, help, ...this.#placeOf(node, node), refuse: true });
  }

  #placeOf(node: Node | null, fallback: Node | null): { start: number; end: number } {
    const [start, end] = node?.range ?? fallback?.range ?? [0, 0];
    // A text of several lines, begun by `|` or `>`, takes along its last line end.
    return { start, end: start + this.#source.slice(start, end).trimEnd().length };
  }

  #sourceOf(node: Scalar): string {
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  }

  #restOfLine(at: number): string {
    return (this.#source.slice(at, at + 200).split(/[\r\n]/, 1)[0] ?? '').trimEnd();
  }
}
