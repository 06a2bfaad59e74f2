/**
 * The lists of this folder in Japanese. Blame and attitudes: 失敗学 (Hatamura Yotaro, 失敗学のすすめ) and IPA, 情報システム障害の
 * 原因分析 (ヒューマンエラー, 注意喚起 and 徹底 as countermeasures that change nothing); marketing and guesses: 景品表示法 guidance of
 * the 消費者庁 on superlatives, PR handbooks on 障害のお知らせ (推測を書かない).
 */
import type { Phrase } from '../phrases.ts';

const all = (words: readonly string[], reason: string, instead?: string): Phrase[] => words.map((one) => ({ words: one, reason, ...(instead === undefined ? {} : { instead }) }));

export const JAPANESE_BLAME_LABELS: readonly Phrase[] = [
  ...all(['ヒューマンエラー', '人為的ミス', '人為ミス', '人的ミス', '人的エラー', '操作ミス', '作業ミス', '担当者のミス', '作業者のミス'], 'it names a culprit and ends the inquiry where it should begin', 'Say what was done, and what made it look right at that moment.'),
  ...all(['不注意', '注意不足', '確認不足', '怠慢', '怠った', '怠っていた', 'うっかり', 'ケアレスミス', '気の緩み', '初歩的なミス', '軽率'], 'it judges a person instead of asking what made it easy', 'Say what was not done, and what would have reminded anybody of it.'),
];

/** As the last words of an item: Japanese puts its verb there. */
export const JAPANESE_VAGUE_ENDINGS: readonly Phrase[] = all(['検討', '検討する', '検討します', '再検討', '再検討する', '調査', '調査する', '調査します', '確認', '確認する', '確認します', '議論する', '様子を見る', '考える'], 'an activity has no end of its own', 'Say what will exist when it is done: a decision written down, a list, a test, a change.');

export const JAPANESE_UNDECIDABLE: readonly Phrase[] = [
  ...all(['注意する', '注意します', '気をつける', '気を付ける', '心がける', '心掛ける', '意識する', '意識を高める', '意識付け', '注意を払う', '注意喚起', '周知徹底', '確認を徹底', 'チェックを徹底', '徹底する', '徹底します'], 'care is no change: the next person is as tired as the last one', 'Say what is different in the system, the tool or the page, so that care is not needed.'),
  ...all(['再発しないようにする', '二度と起こさない', '発生しないようにする'], 'that is the aim, not a step towards it', 'Say what is different in the system, the tool or the page, so that care is not needed.'),
];

export const JAPANESE_SPECULATION: readonly Phrase[] = [
  ...all(['おそらく', '恐らく', 'たぶん', '多分', 'と思われます', 'と思われる', 'と考えられます', 'と推測', 'と推定', 'と見られます', 'とみられます', 'かもしれません', '可能性が高い'], 'it is a guess, and will be quoted as a fact'),
  ...all(['まもなく復旧', '間もなく復旧'], 'nobody can keep it'),
];

export const JAPANESE_MARKETING: readonly Phrase[] = [
  ...all(['業界最高', '業界トップ', '業界をリード', '世界最高', '最先端', '最高品質', '最高水準', '高品質な', '万全の', '盤石', '堅牢な'], 'the reader just saw the opposite'),
  ...all(['お客様第一', 'お客様を第一', 'お客様の信頼を第一', '最優先に考えて'], 'caring is shown by what you change, not by saying so'),
  ...all(['軽微な不具合', '些細な'], 'it makes the outage sound smaller than it was for the reader'),
];
