import { large } from '../large.ts';

/** East Asian words at the end of a name. */
const EAST_ASIAN = /(?:团队|小组|部门|팀|백엔드|프론트엔드|인프라|데브옵스|플랫폼|보안|운영|개발|전원|全体|ローテーション|チーム|部門?|課|室|グループ|班|会社|担当|運用|開発|全員)$/;
/** A team or the rotation on call, in other European languages. */
const EUROPEAN = large(/^(?:l['’]|das |die |el |la )?(?:équipe|equipe|equipo|squadra|ploeg|abteilung|bereitschaft|rufbereitschaft|astreinte|guardia|команда|отдел|дежурн[а-я]{2,4})(?![a-zà-ÿа-я])/i);

/** Whether a name says a team by the words of another language than English. */
export const saysTeamElsewhere = (name: string): boolean => EAST_ASIAN.test(name) || EUROPEAN.test(name);
