import { memo } from './memo.ts';

/**
 * What a heading, bold line or lead-in says about the text below it.
 *
 * - `follow-up`: work to be done; every entry below counts.
 * - `tentative`: follow-up work or a tale of the repair; an entry counts if it says work to be done.
 * - `lessons`: findings; an entry counts only if its whole text is a to-do and the document has no follow-up list.
 * - `excluded`: nothing below counts, whatever it sounds like.
 */
export type Role = 'follow-up' | 'tentative' | 'lessons' | 'excluded';

/** Patterns match a normalised title (see `normaliseTitle`); the first list that matches decides. */
interface HeadingPatterns {
  role: Role;
  patterns: readonly RegExp[];
}

const KINDS =
  '(?:action|follow up|next|interim|completed|mitigating|systemic|corrective|correction|preventi(?:ve|on)|preventative|proactive|remedia(?:l|tion)|mitigation|improvement|recovery|hardening|resilience|reliability|detection|response|security|technical|process|operational|organi[sz]ational|documentation|monitoring|infrastructure|engineering|product|communication|cultural|general|other|key|main|major|minor|top|required|review|recommended|suggested|proposed|agreed|committed|planned|ongoing|pending|open|outstanding|remaining|future|further|additional|upcoming|immediate|near term|short term|mid term|medium term|long term|longer term|post incident|post mortem|postmortem|incident|retrospective|retro|high priority|low priority|priority|our|the|and|or|of|for|new|identified|resulting)';
const THINGS =
  '(?:actions?|items?|steps?|measures?|tasks?|work|works|plans?|points?|tickets?|issues|todos?|improvements?|changes|enhancements?|mitigations?|remediations?|remedies|safeguards?|fixes|preventions?|initiatives?|commitments?|activities|deliverables?|priorities|recommendations?|controls|investigations?|follow ups?)';

/** What was done while it burned, not what comes after; these fall to the last list. */
const NOT_AFTERWARDS =
  '(?!(?:(?:incident|emergency|initial|immediate|first) )*(?:recovery|response|containment|eradication|escalation|restoration|rollback) (?:actions?|steps?|measures?|activities|plans?|tasks?)$)(?!mitigation steps?$)(?!communications? plans?$)(?!immediate (?:actions|fixes|mitigations?|remediation)$)';

/** What was changed since the incident: finished work, for a document that names none that is left. */
export const WHAT_WE_CHANGED = /^what (?:we|the team) (?:have |ve )?(?:already |also |since )?(?:changed|improved|put in place|added)\b|^what (?:has )?changed (?:since|afterwards)\b/;

/** "Key issues" are what went wrong; those that are open or were filed are tickets. */
const NOT_PROBLEMS = '(?!(?:(?!open|outstanding|remaining|pending|action|follow up|next)\\w+ )+issues$)';

export const HEADINGS: readonly HeadingPatterns[] = [
  {
    role: 'excluded',
    patterns: [
      /\b(?:taken|performed|carried out|undertaken|executed)\b(?! after| since)/,
      /\bduring (?:the |this |an )?(?:incident|outage|response|event)\b/,
      /\b(?:for|by) (?:the |our |all |affected )*(?:users?|customers?|readers?|everyone|others|other (?:teams|projects|operators)|clients?|end users|maintainers|developers using|tenants|merchants|administrators|admins)\b/,
      /\b(?:users?|customers?|clients?|readers?) (?:should|must|need|can|actions?|guidance|steps)\b/,
      /^(?!our commitment)(?=.*\b(?:you|your|yourself)\b)/,
      /\bwhat (?:should|can|must|do) (?:i|users|customers|people|everyone|anyone)\b/,
      /^(?:what|how) did (?:we|they|you) (?:do|fix|respond|resolve|verify|mitigate)\b/,
      /\b(?:how|what) (?:we|they|was it|it was) (?:did|responded|resolved|fixed|mitigated|fixed it)\b/,
      /^(?:immediate|initial|emergency) (?:response|reaction)\b/,
      /\b(?:verification|validation|deployment|deploy|success|acceptance|test|testing|rollback|release) (?:check ?lists?|criteria|steps?|plan|metrics)\b/,
      /^(?:verification|validation|definition of done|success metrics|monitoring plan|sign off)\b/,
      /^(?:how to (?:use|read|fill|write|debug|diagnose|troubleshoot|reproduce|recover|roll back|escalate)|(?:(?:safe|correct|proper|right|standard|new|recommended) )?(?:procedures?|workflow|recipe) (?:for|to|when))\b/,
      /\b(?:action|follow up|ticket|priority|category|status|severity) (?:definitions?|legend|key|explanations?|types?|categories|guidelines?)$/,
      /\bfollow ?ups? (?:questions?|posts?|blog|reports?|communications?|e ?mails?|reading|incidents?|outages?|announcements?|sessions?|meetings?|calls?|visits?|interviews?|appointments?)\b/,
      // German
      /\b(?:durchgefuhrte|ergriffene|getroffene|umgesetzte sofort)\w* (?:\w+ )?(?:sofort)?ma(?:ß|ss)nahmen\b/,
      // Japanese
      /実施した(?:対応|対策|作業)|カテゴリの説明|凡例|動作確認|確認項目|ユーザー?(?:へ|の)(?:お願い|対応)/,
    ],
  },
  {
    role: 'lessons',
    patterns: [/^(?:detection|mitigation) (?:and |or )?prevention$|^prevention (?:and |or )?(?:detection|mitigation)$/, /^(?:what|how) (?:can|could) (?:we|have been|have|be) (?:do|have done|done|be|improve|have)? ?(?:better|differently|improved?)\b|^(?:things|what|areas) (?:to|we (?:can|could|should)|that could be) improved?$|^(?:how can we|to) improve$/],
  },
  {
    role: 'follow-up',
    patterns: [
      /\baction (?:items?|points?|plans?|steps?|tasks?|list|log|register|tracker|tracking|matrix|areas?)\b/,
      new RegExp(`^${NOT_AFTERWARDS}(?:${KINDS} ){0,6}actions?(?: (?:required|needed|planned|proposed|agreed|pending|open|to take|to be taken|to do|list|summary|going forward|moving forward|and owners?|and follow ups?|for follow up|after the incident|from (?:this|the) .{0,40}))?$`),
      /\bfollow ?ups?\b/,
      /\bfollow on (?:work|actions?|items?|tasks?)\b/,
      /\bnext steps?\b/,
      /\bactionables?\b/,
      /^(?:prevention|preventive|hardening|improvement|remediation) check ?lists?$/,
      /^(?:\S+ ){0,4}to ?dos?\b(?! \d)/,
      /^(?:things|work|stuff|items) (?:to do|to be done|to fix|that needs? to be done|left to do|remaining)\b/,
      /\band (?:the )?(?:resulting |agreed |next )?actions?$|^(?:actions? )(?:completed|outstanding|pending|planned)$|^(?:tickets?|bugs?|issues?) (?:created|filed|opened|raised)$|^a is$/,
      /\b(?:ensuring|making sure|make sure|ensure) (?:this|that|it)\b.{0,40}\b(?:again|happen|recur)|^our commitments?\b|^what (?:is|s|will) be(?:ing)? done\b|^what (?:needs to|must|has to|should) change$|^changes to\b|^how to (?:prevent|avoid)\b/,
      /\b(?:corrective|correctional|preventi(?:ve|on)|preventative|remedial|countermeasures?|counter) (?:and |or |& )?(?:(?:corrective|preventi(?:ve|on)|preventative|remedial|detective|mitigating|mitigation) )?(?:actions?|measures?|steps?|items?|tasks?|work|plan|strateg(?:y|ies))\b/,
      /^(?:countermeasures?|capa|corrections|correctives?|remediations? (?:and|&) .{0,40}|safeguards?|(?:improvements?|preventions?|corrections?|enhancements?) (?:and |or )?fix(?:es)?|(?:tasks?|steps|items) (?:to (?:address|resolve|fix|complete|do|be (?:done|completed))|for (?:the )?(?:team|future))\b.{0,40}|preventions? (?:and|&) .{0,20}(?:remediation|improvements?|actions?))$/,
      /\bremediation (?:actions?|items?|steps?|plans?|tasks?|work|tickets?|measures?|tracking|efforts?|strategy)\b/,
      /^(?:mitigation|improvement|prevention|hardening|resilience|reliability) (?:plans?|actions?|items?|tasks?|tickets?|roadmap|backlog)\b/,
      new RegExp(`^${NOT_AFTERWARDS}${NOT_PROBLEMS}(?:${KINDS} ){1,6}${THINGS}(?: (?:are|include|now are))?$`),
      new RegExp(`\\b(?:future|planned|proposed|upcoming|further|long term|longer term|permanent|agreed|recommended|suggested|outstanding|ongoing) ${THINGS}\\b`),
      /^(?:improvements?|recommendations?|tasks?|tickets?|backlog|jira tickets?|issues (?:created|filed|opened)|commitments?|work items?|actionable items?|ais?|planned)$/,
      /^(?:improvements?|changes|work) (?:to (?:be )?(?:make|made)|planned|needed|required|underway|in progress|we (?:will|are|plan))\b/,
      /\bwhat (?:will|are|do|should|must|can) we (?:now |be |going to |plan to |need to |want to |have to |do to |to )*(?:do|doing|change|changing|improve|improving|fix|fixing)\b/,
      /\bwhat (?:we|we are|we will|we re|we ll|i will|i ll|i m|were|i plan|the team will|the team is|comes|happens|is|s) ?(?:will|are|are going to|plan to|going to|now|ll|re|be)? ?(?:do|doing|change|changing|improve|improving|next|now(?! \w))\b/,
      /\bwhat s next\b|^whats next\b|\bplans? (?:for|to) (?:the future|prevent|improve|avoid|improvement|prevention)\b/,
      /\bhow (?:will|are|do|can|should|could|did|would) we (?:be |going to |now |plan to |better )*(?:prevent|preventing|avoid|avoiding|stop|stopping|ensure|ensuring|make sure|making sure|fix|fixing|improve|improving)\b/,
      /\bhow we (?:will|plan to|are going to|intend to|are|re|ll) (?:be )?(?:prevent|preventing|avoid|avoiding|stop|stopping|improve|improving|fix|fixing|ensure|ensuring)\b/,
      /\b(?:steps?|measures?|actions?|changes|work|plans?|improvements?) (?:we (?:will|are|plan|re)\b.{0,30}|to (?:prevent|avoid|reduce|stop|improve|mitigate)\b.{0,60}|for (?:prevention|improvement|the future))/,
      /^(?:to )?(?:prevent|preventing|avoid|avoiding) (?:recurrence|a recurrence|this|similar|future|it|such|these|repeat|re ?occurrence)\b/,
      /\b(?:prevention|preventing|prevent) (?:of )?(?:recurrences?|re ?occurrence|future incidents?|future outages?)\b|^recurrence prevention\b/,
      // German
      /\b(?:folge|korrektur|verbesserungs|vorbeuge|praventions|abhilfe|gegen|optimierungs)(?:ma(?:ß|ss)nahmen?|aktivitaten|aufgaben|schritte)\b/,
      /^(?:\S+ ){0,4}ma(?:ß|ss)nahmen(?:plan|katalog|liste)?(?: \S+){0,3}$/,
      /\bnachste schritte\b|\bweiteres vorgehen\b|\boffene (?:punkte|aufgaben|fragen und aufgaben)\b|^aufgaben(?:liste)?$|\bhandlungs(?:empfehlungen|bedarf)\b|^verbesserungen$|^nachbereitung$|^wie (?:verhindern|vermeiden) wir\b/,
      // French
      /\bactions? (?:correctives?|preventives?|restantes?|prevues?|planifiees?|futures|suivantes|recommandees|d.amelioration|a (?:mener|faire|realiser|prevoir|entreprendre)|de suivi|a venir)\b|\bplan d.actions?\b|\bprochaines (?:etapes|actions)\b|\btaches (?:restantes|a faire)\b|\breste a faire\b|^(?:suivi|a faire|ameliorations|recommandations)$|\bmesures (?:correctives|preventives)\b/,
      // Spanish, Portuguese, Italian, Dutch
      /\b(?:acciones|acoes|azioni) (?:pendientes|pendentes|recomendadas|futuras|a seguir|correctivas|preventivas|de seguimiento|corretivas|preventivas|de acompanhamento|correttive|preventive|a tomar)\b|\b(?:plan(?:o)?|puntos|elementos|items|items|itens) de (?:accion|acao)\b|\bplano? de (?:correccion|correcao|remediacion|remediacao|mejora|melhoria|mitigacion|prevencion|prevencao)\b|\bplan de (?:remediation|correction|prevention)\b|\bmedidas (?:correctivas|preventivas|corretivas)\b|\btareas pendientes\b|\bcorrectieve (?:acties|maatregelen)\b|\bpiano d.azione\b|\bproximos (?:pasos|passos)\b|\bprossimi passi\b|^(?:acciones|acoes|azioni|tareas|tarefas|pendientes|mejoras|melhorias|acties|actiepunten|vervolgacties|vervolgstappen|verbeterpunten|volgende stappen)$/,
      // Japanese
      /アクション(?:アイテム|プラン|項目)?|再発防止|今後の(?:対応|対策|予定|課題|取り組み|アクション|改善|方針)|恒久(?:対応|対策|的対策|的な対策|措置)|(?:是正|予防|改善)(?:処置|措置|策|アクション|計画|項目)|次のステップ|ネクスト(?:アクション|ステップ)|フォローアップ|やること|対応予定|残タスク|残課題|残作業|タスク(?:一覧)?$|^対策$/,
      // Chinese, Korean
      /改进(?:措施|计划|项|方案)|后续(?:行动|计划|措施|改进|工作|事项|跟进|步骤)|行动(?:项|计划|事项)|待办(?:事项)?|整改(?:措施|计划)|預防措施|预防措施|下一步|後續(?:行動|改善)/,
      /후속 ?(?:조치|작업)|재발 ?방지|액션 ?(?:아이템|플랜)|개선 ?(?:사항|계획|방안)|향후 ?(?:계획|조치)|할 ?일/,
      // Scandinavian, Finnish, Czech, Ukrainian, Indonesian
      /^(?:(?:aksjon|aktion|handling|oppfølging|opfølgning|uppfoljning|atgard|tiltak|forbedring|forbattring)s?(?:punkt(?:er)?|list[ae]|tiltak|atgarder|forslag)|aksjoner|foranstaltninger|forbedringer|forbattringar|gjøremal|neste skritt|næste trin|ve(?:ien videre|jen frem)|vagen framat|att gora(?: \S+){0,2})$|^(?:forebygg(?:ende|ande)|korrigerende|korrigerande|utbedrende|op?pfølgende|uppfoljande|videre|yderligere|ytterligere|ytterligare|kommende|kommande|planlagte|planerade|foreslatte|foreslagna|anbefalte|rekommenderade|permanente?|langsiktig[ae]) (?:tiltak|atgarder|foranstaltninger|handling(?:er|ar)|aksjoner|arbeid|arbejde|arbete|skridt|steg)\b|^(?:atgarder|tiltak|opfølgning|oppfølging|uppfoljning)$|\b(?:handlingsplan|atgardsplan|tiltaksplan|næste skridt|neste steg|nasta steg|jatkotoimenpiteet|toimenpiteet|seuraavat (?:askeleet|vaiheet))\b|napravna opatreni|preventivni opatreni|dalsi kroky|akcni (?:body|plan)|план діи|подальші (?:діі|кроки)|наступні кроки|коригувальні (?:діі|заходи)|\b(?:tindakan (?:perbaikan|pencegahan|lanjutan)|langkah selanjutnya|rencana (?:aksi|tindak lanjut)|tindak lanjut)\b/,
      // Vietnamese, Polish, Turkish
      /(?:hang muc|ke hoach) hanh đong|bien phap (?:khac phuc|phong ngua)|hanh đong (?:khac phuc|phong ngua|tiep theo|cai thien)|(?:cac )?buoc tiep theo|viec can lam|działania (?:naprawcze|korygujace|zapobiegawcze)|(?:kolejne|nastepne) kroki|aksiyon (?:maddeleri|planı)|sonraki adımlar/,
      // Russian
      /план деиствии|дальнеишие (?:деиствия|шаги)|следующие шаги|корректирующие (?:деиствия|меры)|что будем делать/,
    ],
  },
  {
    role: 'tentative',
    patterns: [
      /^correction$/,
      /^(?:remediations?|remedies|immediate actions?|immediate remediation|moving forward|going forward|looking (?:forward|ahead)|the (?:road|path|way) (?:ahead|forward)|way forward|path forward|future|the future|plans?(?! ahead)|long(?:er)? term|short(?:er)? term|permanent (?:fix|solution|resolution)|resolving (?:actions?|steps|measures?)|(?:proposed|suggested|possible|potential) (?:fix(?:es)?|solutions?|remedies|remediations?|mitigations?)|hardening|outlook|in (?:the )?future)\b/,
      /\b(?:moving|going) forward$|\bremediations?$/,
      /^sofortma(?:ß|ss)nahmen$/,
      /対応策|^改善$|^解決策$/,
    ],
  },
  {
    role: 'lessons',
    patterns: [
      WHAT_WE_CHANGED,
      /\blessons?\b|\blearn(?:ed|t|ing|ings)\b|\btake ?aways?\b|\binsights?\b|\bretrospective\b|\breflections?\b/,
      /^(?:prevention|preventions|preventing .{0,60}|prevent)$/,
      /\bwhat (?:went|could|can|did|worked|needs|to improve)\b|\b(?:areas?|room|opportunit(?:y|ies)) (?:for|of|to) improve(?:ment)?s?\b|\b(?:could|can) (?:be|have been|we have) (?:done|gone|improved|better)\b|\bimprovement (?:areas?|opportunit(?:y|ies))\b/,
      /教訓|学び|振り返り|改善が必要|うまくいかなかった|良くなかった/,
      /^erkenntnisse$|gelernt|lehren/,
    ],
  },
  {
    role: 'excluded',
    patterns: [
      /\btime ?lines?\b|\bchronology\b|\broot causes?\b|\bcauses?\b|\bcontributing\b|\btriggers?\b|\bfive whys?\b|\b5 whys?\b|\bwhy\b|\bimpacts?\b|\bsummary\b|\boverview\b|\bbackground\b|\bcontext\b|\bglossary\b|\bterminology\b|\bdetection\b|\bresolutions?\b|\brecovery\b|\bmitigations?\b|\bworkarounds?\b|\bresponse\b|\btroubleshooting\b|\bdiagnosis\b|\binvestigation\b|\banalysis\b|\bevidence\b|\bappendix\b|\breferences?\b|\bsee also\b|\brelated\b|\battendees\b|\bparticipants\b|\bauthors?\b|\breviewers?\b|\bstats\b|\bmetrics\b|\bmetadata\b|\bwhat happened\b|\bwhere we got lucky\b|\bverification\b|\bfaq\b|\bquestions?\b|\bsupporting\b|\bsolution\b|\bfix(?:es|ed)?\b|\backnowledge?ments?\b|\bcredits?\b|\bchange ?log\b|\bchecklists?\b|\bkeywords?\b/,
      /タイムライン|キーワード|关键词|키워드|原因|影響|概要|サマリー|暫定|検知|対応の評価|参考|関連|うまくいったこと|運が良かった|メタデータ|復旧|経緯/,
      /\bzeit(?:leiste|verlauf|strahl)\b|\bursachen?\b|\bauswirkungen\b|\bzusammenfassung\b|\bbehebung\b/,
    ],
  },
];

/** Sub-headings of a follow-up section under which nothing is work, however it sounds. */
export const NOT_WORK_INSIDE: readonly RegExp[] = [
  /^(?:do not|don t|never|what not to)\b|^agenda\b|^(?:discussed|topics)$/,
  // one of them is chosen, or none
  /^(?:options?|opcion|opcao|opzione|optie|alternativ[ea]|variante?) (?:\d|[a-z])\b|^(?:方案|案) ?(?:\d|[a-z])/,
  // where the noun comes first: "Checklist de despliegue"
  /^(?:check ?lists?|lista de (?:verifica|comprobaci|chequeo)\w*|liste de (?:controle|verification)|чек ?лист|检查清单|チェックリスト|체크리스트)(?![\p{L}])/u,
  /^what (?:went|worked|happened|did)\b|^where we got lucky\b|\btime ?line\b|\bglossary\b|\blegend\b|^references?$|^related\b|^see also\b|^links?$|^notes?$|^background\b|^context$|^appendix\b|\battendees\b|^(?:supporting|further) (?:information|reading)\b|^lessons? (?:learned|learnt)$|^impact$|^root causes?$|^summary$|^open questions?$|^(?:key )?takeaways?$|^conclusions?$|^(?:final|closing) (?:thoughts?|words|remarks|notes?)$|^(?:reviewed|approved|written|prepared|signed)(?: off)? by$|^(?:sign off|authors?|contributors?|participants?|contacts?|distribution|reviewers?|approvals?)$/,
  /\b(?:verification|validation|deployment|success|acceptance|testing|rollback) (?:check ?lists?|criteria|steps?|metrics)\b|^verification$|^validation$|^definition of done$|^success metrics$|^how to (?:use|read|fill|write)\b|\bcheck ?lists?$/,
  /\b(?:definitions?|legend|explanations?)$/,
  /(?:カテゴリ|優先度|ステータス)の説明|凡例|参考|関連(?:資料|ドキュメント|リソース)|備考|うまくいった|うまくいかなかった|運が良かった|動作確認/,
];

/** Sub-headings that say by when. */
export const HORIZONS: readonly RegExp[] = [
  /^(?:immediate|short|near|mid|medium|long|longer|shorter|now|next|later|soon|future|today|this (?:week|month|quarter|sprint)|next (?:week|month|quarter|sprint))(?: ?(?:and|to|\/) ?(?:short|mid|medium|long))?(?: term)?(?: (?:actions?|items?|fix(?:es)?|improvements?|measures?|tasks?|changes|goals?|mitigations?|steps?|plans?|work))?$/,
  /^(?:inmediat[oa]s?|immediate?s?|imediat[oa]s?|sofort|(?:kurz|mittel|lang)fristig|(?:a )?(?:corto|medio|mediano|largo|curto|medio|longo)(?: pla[zs]o| prazo)?|(?:a )?(?:court|moyen|long) terme|(?:op )?(?:korte|middellange|lange) termijn)$/,
];

/** Sub-headings that group follow-up work: under a follow-up heading of the same level they do not end it. */
export const GROUPING: readonly RegExp[] = [
  ...HORIZONS,
  /^(?:p ?[0-5]|priority ?\d?|(?:high|highest|medium|low|lowest|critical|urgent|normal)(?: priority)?|must(?: have)?|should(?: have)?|could(?: have)?|nice to have)(?: (?:actions?|items?|tasks?))?$/,
  /^(?:prevent(?:ion|ive|ative)?|detect(?:ion|ive)?|mitigat(?:e|ion|ive)|respond|response|repair|investigate|process(?:es)?|people|tools?|tooling|technology|technical|documentation|docs|monitoring|alerting|observability|testing|communication|infrastructure|training|other|misc|miscellaneous|organi[sz]ational|operational|engineering)(?: (?:actions?|items?|improvements?|changes|tasks?|measures?))?$/,
  /^(?:done|completed?|finished|closed|in progress|ongoing|started|open|pending|planned|todo|to do|backlog|not started|deferred|won t do)(?: (?:actions?|items?|tasks?|improvements?|work))?$/,
  /^(?:予防|検知|緩和|プロセス|短期|中期|長期|即時|完了|未完了|高|中|低)/,
];

const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const NUMBERING = /^(?:(?:section|step|part|teil|schritt)\s)?(?:\d{1,2}(?:[.)]\d{0,2})*|[ivx]{1,5}[.)]|[a-z][.)])[.):\s-]{1,3}(?=\S)/;

/** People leave the accents out, above all in capitals; the patterns here have none. Kana keep their marks. */
const withoutAccents = (text: string): string => (/[^\p{ASCII}]/u.test(text) ? text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize() : text);

/** Lower case, without accents, numbering, emoji, brackets, anchors and punctuation; words separated by one space. */
export const normaliseTitle = memo((title) =>
  withoutAccents(title.slice(0, 200).toLowerCase())
    .replace(/\{#[^}]{0,80}\}/g, ' ')
    .replace(/[([（][^)\]）]{0,160}[)\]）]/g, ' ')
    .replace(EDGE, '')
    .replace(NUMBERING, '')
    .replace(/[’'`*_"“”]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);
