import { large } from './large.ts';
import { memo } from './memo.ts';
import { fieldElsewhere } from './words/other-languages.ts';
import type { Flat } from './flatten.ts';
import type { Title } from './entries.ts';

/** What a field of an item is about, whether it stands in a column, a sub-item or a line of its own. */
export type Field = 'action' | 'detail' | 'owner' | 'due' | 'status' | 'ticket' | 'label' | 'id' | 'other';

/** An entry that an extractor found, before its words are read. */
export interface Draft {
  start: number;
  end: number;
  line: number;
  /** The entry's own words. */
  own: Flat;
  /** Words of the sub-items, continuation paragraphs and cells that belong to it. */
  details: readonly Flat[];
  /** State of its box, where there is one. */
  checked: boolean | null;
  fields: Partial<Record<Field, Flat>>;
  /** Titles and labels above it, outermost first. */
  groups: readonly Title[];
  /** Number of rows of its table, for telling row numbers from keys. */
  rows: number | undefined;
}

const FIELDS: readonly (readonly [Field, RegExp])[] = [
  ['id', /^(?:#|no\.?|nr\.?|id|item (?:#|no\.?|number)|action (?:id|#)|ref|項番|番号|序号)$/i],
  ['owner', /^(?:(?:action |item |task )?owners?(?:\(s\))?(?: name)?|owned by|owner ?\/ ?(?:team|assignee)|assignees?|assigned(?: to)?|assigned (?:person|team|owner)|responsible(?: (?:person|party|team|engineer|individual))?|responsibility|dri|who|lead|driver|team|person|poc|contact|accountable|champion|actionee|engineer|driver|verantwortlich(?:er?|keit)?|zuständig|wer|担当者?|責任者|担当チーム|オーナー|負責人|负责人|责任人|담당자?|responsable|responsável|eigenaar|propietario|ответственн(?:ый|ая|ые)|исполнитель|владелец|(?:người )?phụ trách|sorumlu|odpowiedzialn[aye]|responsabile|ansvarlige?|ansvariga?|eier|ejer|ägare|tildelt|tilldelad|hvem|vem|vastuuhenkilö|(?:z?odpovědn[áý](?: osoba)?)|відповідальний|penanggung jawab|pic)$/i],
  ['due', /^(?:due(?: ?date)?|due by|date due|deadlines?|target(?: ?date| completion(?: date)?| quarter| release)?|eta|by when|when|date|datum|日付|日期|(?:expected |planned |estimated |target )?completion(?: date)?|timeline|timeframe|time frame|expected(?: date| by)?|finish date|end date|by|due on|期限日?|締切|締め切り|納期|完了予定日?|予定日|対応時期|期日|截止(?:日期|时间)|完成时间|기한|마감일?|목표일|완료 ?(?:목표일|예정일)|(?:thời )?hạn(?: chót| hoàn thành)?|scadenza|förfallodatum|forfall(?:sdato)?|dato|klart?(?: senast)?|senast|når|när|hvornår|määräaika|eräpäivä|termín|термін|tenggat(?: waktu)?|bis(?: wann)?|fällig(?: am)?|frist|termin|échéance|fecha(?: límite)?|prazo|plazo|срок|дедлайн)$/i],
  ['status', /^(?:status|state|progress|done\??|completed?\??|resolved\??|finished\??|ステータス|状態|状況|進捗|状态|상태|stand|estado|statut|état|etat|статус|состояние|trạng thái|stato|stav|durum|complete\?)$/i],
  ['ticket', /^(?:(?:jira|linear|github|gitlab|tracking|related|bug|phabricator|bugzilla)? ?(?:tickets?|issues?|bugs?|jira|prs?|mrs?|pull requests?|story|links?|url|tracking|trackers?|task id|task link|phab(?:ricator)?|bugzilla|github|gitlab|linear)(?: ?(?:#|no\.?|number|id|ids|links?|url|ref(?:erence)?s?|key))?(?: ?\/ ?(?:tickets?|issues?|bugs?|prs?|links?|url))?|references?|tracked (?:in|by|as)|issue\/pr|pr\/issue|referanse|referens|sak|sag|ärende|チケット|課題|イシュー|关联(?:任务|工单)|工单|vorgang)$/i],
  ['label', /^(?:labels?|tags?|ラベル)$/i],
  ['action', /^(?:(?:corrective |preventi(?:ve|ative) |follow[- ]?up |remediation |mitigation |required |recommended |improvement |remedial |proposed )?(?:actions?|action[- ]?items?|action[- ]?points?|action steps?|tasks?|action to (?:be )?takes?n?|to[- ]?dos?|follow[- ]?ups?(?: (?:items?|actions?|tasks?))?|measures?|improvements?|recommendations?|remediations?|work ?items?|work|next steps?|steps?|activity|deliverables?|actionables?|mitigations?|countermeasures?|fix(?:es)?|items?)(?: (?:item|required|description|needed|to take))?|what|アクション(?:アイテム|項目|内容)?|対策(?:内容)?|対応(?:内容|策)?|内容|項目|タスク|施策|やること|行动项?|措施|改进项|改进措施|任务|사항|조치(?: ?항목)?|ma(?:ß|ss)nahmen?|aufgaben?|acci[oó]n(?:es)?|aç(?:ão|ões)|tareas?|actie(?:punt)?s?|was|действи[ея]|задачи?|мер[аы]|hành động|công việc|azion[ei]|attività|åtgärd(?:er)?|tiltak|toimenpi(?:de|teet)|úkol|opatření|działani[ea]|zadani[ea]|aksiyon|görev|завдання|tindakan|aksjon(?:er|spunkt(?:er)?)?|handling(?:er|ar)|foranstaltning(?:er)?|oppgaver?|opgaver?|uppgift(?:er)?)$/i],
  ['detail', /^(?:description|details?|summary|title|subject|name|notes?|comments?|why|rationale|how|説明|詳細|備考|beschreibung|beskrivelse|beskrivning|描述)$/i],
];
const NAMES = FIELDS.map(([field, pattern]) => ({ field, pattern: large(pattern) }));

/** Which field a column header or a field label names; `other` where it is none of ours. */
export const fieldOf = memo((label: string): Field => {
  const name = label.slice(0, 60).replace(/[*_`:：?]+/g, ' ').replace(/\([^()]{0,40}\)/g, ' ').replace(/[^\p{L}\p{N}#/ .'-]/gu, ' ').replace(/\s+/g, ' ').trim();
  return NAMES.find(({ pattern }) => pattern.test(name))?.field ?? fieldElsewhere(name) ?? 'other';
});

const FIELD_LINE = large(/^\s{0,4}[*_]{0,2}([\p{L}#][\p{L} /()#-]{1,30}?)[*_]{0,2}\s{0,2}[:：]/u);
const OTHER_FIELD = large(/^(?:priority|type|severity|category|categories|effort|estimate|impact|scope|risk|start date|created|updated|area|component|kind|class|urgency|importance|success (?:criteria|metric)|acceptance criteria|verification|expected (?:outcome|impact|result)|outcome|benefit|cost|dependencies|blocked by|優先度|カテゴリ|種別|priorität)$/i);

/** The field that a line such as `Owner: Ana` states; `null` for any other text. */
export function fieldLine(text: string): { field: Field; value: string } | null {
  const match = FIELD_LINE.exec(text.slice(0, 80));
  if (match?.[1] === undefined) return null;
  const label = match[1].trim();
  const field = fieldOf(label);
  if (field === 'other' && !OTHER_FIELD.test(label)) return null;
  return { field, value: text.slice(match[0].length).replace(/^[\s*_]+/, '') };
}

/** Joins wrapped lines, so that a value may go on in the next line; a line that states a field stays one of its own. */
export function joinLines(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  return lines.reduce((joined, line) => (fieldLine(line) === null ? `${joined} ${line.trimStart()}` : `${joined}\n${line}`));
}
