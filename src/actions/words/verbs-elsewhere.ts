/**
 * How orders and deeds are put in other languages, by the forms of their words instead of lists of verbs: the infinitive
 * that opens a line in Romance and Slavic languages, the object before the deed in Japanese, the deed at the end in Korean.
 */
import { large } from '../large.ts';

/** Words that no English line holds, by which a Romance language is told. */
const ROMANCE = large(/(?<!\p{L})(?:de|la|el|los|las|en|para|con|que|un|una|del|al|por|sin|y|do|da|dos|das|em|um|uma|com|não|os|ao|le|les|des|du|et|pour|dans|une|sur|aux|como|di|il|per|nel|della|gli|e)(?!\p{L})/iu);
const ENGLISH = /\b(?:the|and|of|to|is|are|was|for|with|that|this|we|on|not|be)\b/i;
/** Letters that tell such a language where no short word does. */
const ROMANCE_LETTER = /[áéíóúñãõçâêôà]/i;
/** "Auditar scripts", "Ajouter une alerte", "Aggiungere un allarme". */
const INFINITIVE = large(/^(?:re-)?[\p{Lu}\p{Ll}]\p{Ll}{1,}(?:ar|er|ir|ár|ír|re)(?:se|lo|la|los|las)?[\s,]/u);
const PARTICIPLE = large(/^(?:se (?:ha |han )?\p{Ll}{3,}(?:ó|aron|ieron|ado|ido|ados|adas)|(?:foi|foram) \p{Ll}{3,}|\p{L}\p{Ll}{3,}(?:ado|ido|ada|ados|adas|idos|idas)) /iu);
/** "Добавить проверку", "Dodać alert", "Додати перевірку". */
const SLAVIC = large(/^[\p{Script=Cyrillic}-]{2,}(?:ть|ти|ться|тись|чь)(?![\p{L}])|^\p{L}{2,}(?:ać|ić|yć|eć|ąć|ovat|at|it)\s(?=.*[ąćęłńśźżěščřžýáíéůďťň])/iu);
/** "manifests を確認", "*.bak を置かない". */
const JAPANESE = /を[^、。をがはで]{0,24}(?:[\u4e00-\u9fff]{2}|[\u30a1-\u30fc]{3,}|ない)[。.]?$/u;
const KOREAN = large(/(?:추가|작성|검토|분석|자동화|표준화|문서화|적용|개선|구축|도입|설정|강화|검증|비교|확인|수정|변경|제거|삭제|분리|설치|배포|점검|공유|정리|마련|수립|모니터링|알림|교육|하기|할 것|한다|합니다|예정|필요)[.。]?$/u);
const CHINESE = large(/^(?:增加|添加|新增|完善|建立|优化|優化|加强|加強|引入|补充|補充|修复|修復|升级|升級|调整|調整|制定|梳理|排查|检查|檢查|统一|統一|限制|禁止|避免|设置|設置|配置|部署|编写|編寫|更新|迁移|遷移|改为|改進|改进|确保|確保|对|為|为|在|将|將|推动|定期|尽快|应|應|需|必须|必須)/u);
const VIETNAMESE = large(/^(?:thêm|cập nhật|kiểm tra|tạo|viết|triển khai|thiết lập|cấu hình|bổ sung|tăng|giảm|chuyển|sử dụng|xây dựng|cài|tách|tắt|bật|nâng cấp|theo dõi|giám sát|đảm bảo|rà soát|áp dụng|đào tạo|sửa|xác nhận|đồng bộ|tự động|hạn chế)(?!\p{L})/iu);

const LAST_BRACKET = /[（(][^（()）]{0,80}[)）][。.]?$/u;
const MARKS = /^[\s\p{P}\p{S}]{0,8}/u;
const TOPIC = /^[^:：.!?\n]{1,60}[:：]\s{0,3}/u;

/** Whether a line is an order or a plan in a language besides English and German. */
export function ordersElsewhere(text: string): boolean {
  const line = text.replace(MARKS, '');
  const parts = [line, line.replace(TOPIC, '').replace(MARKS, '')];
  if (parts.some((part) => INFINITIVE.test(part) && (ROMANCE.test(part) || ROMANCE_LETTER.test(part)) && !ENGLISH.test(part))) return true;
  if (!/[^\p{ASCII}]/u.test(line)) return false;
  if (parts.some((part) => SLAVIC.test(part))) return true;
  const bare = line.replace(LAST_BRACKET, '');
  return (JAPANESE.test(bare) || KOREAN.test(bare) || CHINESE.test(line) || VIETNAMESE.test(line)) && !/[?？]$/.test(line);
}

/** Verbs of building, which as the first word of a lesson are a piece of work and no way to behave. */
const BUILDS = large(
  /^(?:implementar|agregar|a(?:ñ|n)adir|crear|automatizar|migrar|instalar|integrar|incorporar|desplegar|reemplazar|sustituir|eliminar|adicionar|criar|substituir|remover|ajouter|cr[ée]er|impl[ée]menter|automatiser|migrer|installer|int[ée]grer|remplacer|supprimer|mettre en place|aggiungere|implementare|creare|automatizzare|migrare|installare|integrare|sostituire|rimuovere|добавить|внедрить|создать|автоматизировать|настроить|перенести|додати|впровадити|створити|dodać|wdrożyć|zautomatyzować)\s/iu,
);
/** What makes a lesson a rule. */
const RULE = large(/(?<!\p{L})(?:siempre|nunca|sempre|mai|toujours|jamais|всегда|никогда|завжди|zawsze|nigdy|cuando|quando|quand|lorsque|когда|коли|cada vez|toda vez|chaque fois|antes de|avant de|prima di|перед|przed|debe|deve|doit|должн[аоы]?)(?!\p{L})/iu);

/** Whether a lesson in one of these languages is a single order to build something. */
export const buildsElsewhere = (text: string): boolean => BUILDS.test(text.replace(MARKS, '')) && !RULE.test(text);

/** Whether a line of a Romance language tells what was done: "Se agregó …", "Adicionado um alerta". */
export function toldElsewhere(text: string): boolean {
  const line = text.replace(MARKS, '');
  return PARTICIPLE.test(line) && ROMANCE.test(line.slice(line.indexOf(' '))) && !ENGLISH.test(line);
}
