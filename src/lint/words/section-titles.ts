/** Titles of post-mortem sections that say the same, lower case and without punctuation. From public post-mortems and templates. */
const SAME: readonly (readonly string[])[] = [
  ['summary', 'issue summary', 'incident summary', 'executive summary', 'overview', 'tl dr', 'zusammenfassung', 'überblick', 'サマリー', '概要', '要約'],
  ['impact', 'customer impact', 'user impact', 'business impact', 'auswirkung', 'auswirkungen', '影響', '影響範囲'],
  ['timeline', 'incident timeline', 'timeline of events', 'chronology', 'sequence of events', 'zeitleiste', 'zeitverlauf', 'ablauf', 'chronologie', 'タイムライン', '時系列'],
  ['contributing factors', 'root cause', 'root causes', 'root cause analysis', 'cause', 'causes', 'ursache', 'ursachen', '寄与要因', '根本原因', '根本原因分析', '原因'],
  ['what went well', 'what worked', 'what worked well', 'what we did well', 'was gut lief', 'was lief gut', 'うまくいったこと', '良かったこと'],
  ['what went badly', 'what went wrong', 'what went poorly', 'what did not go well', 'what didn t go well', 'what could have gone better', 'what could be improved', 'was schlecht lief', 'was lief schlecht', 'うまくいかなかったこと', '改善が必要なこと'],
  ['where we were lucky', 'where we got lucky', 'what was lucky', 'wo wir glück hatten', '運が良かったこと', '幸運だったこと'],
];

const others = new Map(SAME.flatMap((titles) => titles.map((title) => [title, titles.filter((other) => other !== title)])));

/** What a section is called elsewhere, the usual names first. */
export function otherTitles(folded: string): readonly string[] {
  return others.get(folded) ?? [];
}
