/** The words of action items in one language: plain data, read by `other-languages.ts`. Lower case; a space stands for any white space. */
export interface Vocabulary {
  /** States of an item. */
  status: Readonly<Record<'open' | 'done' | 'declined', readonly string[]>>;
  /** Labels in front of a state, such as `Stand: offen`. */
  statusLabels: readonly string[];
  /** Labels in front of an assignee. */
  ownerLabels: readonly string[];
  /** What stands in the place of an assignee and names nobody. */
  nobody: readonly string[];
  /** Words that make an assignee a team or a function. */
  teams: readonly string[];
  /** Given names (without accents) and surnames that tell a person where there is no roster. */
  names: readonly string[];
  /** Labels in front of a date. */
  dueLabels: readonly string[];
  /** Words that join an item and its date: before it, behind it. */
  until: { before: readonly string[]; behind: readonly string[] };
  /** Names of the months, January first; each with its short forms. */
  months: readonly (readonly string[])[];
  /** Times that are no calendar date, such as `nächste Woche`. */
  times: readonly string[];
  /** What stands in the place of a date and is none. */
  noTime: readonly string[];
}
