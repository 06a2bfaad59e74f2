/** Ways in which a request can go wrong, told apart by what happens to its effect and by what the caller sees. */

export interface Fault {
  /** Whether the request takes effect: not at all, once, twice (a duplicate delivery), or only some time after. */
  effect: 'none' | 'once' | 'twice' | { after: number };
  /** What the caller sees: the service's answer, nothing at all, a cut connection, words that are no answer, no access, or a status. */
  answer: 'own' | 'silence' | 'cut' | 'garbage' | 'refused-connection' | 'wrong-token' | { status: number; retryAfter?: number };
}

/** The faults by name, for tests, drills and `zephyr sandbox --fault`. */
export const FAULTS = {
  'time-out-before': { effect: 'none', answer: 'silence' },
  'time-out-after': { effect: 'once', answer: 'silence' },
  'cut-before': { effect: 'none', answer: 'cut' },
  'cut-after': { effect: 'once', answer: 'cut' },
  'cut-late': { effect: { after: 20_000 }, answer: 'cut' },
  duplicate: { effect: 'twice', answer: 'own' },
  garbage: { effect: 'once', answer: 'garbage' },
  'rate-limit': { effect: 'none', answer: { status: 429, retryAfter: 1 } },
  'rate-limit-without-time': { effect: 'none', answer: { status: 429 } },
  'error-before': { effect: 'none', answer: { status: 500 } },
  'error-after': { effect: 'once', answer: { status: 502 } },
  unavailable: { effect: 'none', answer: { status: 503, retryAfter: 1 } },
  'connection-refused': { effect: 'none', answer: 'refused-connection' },
  'wrong-token': { effect: 'none', answer: 'wrong-token' },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;
