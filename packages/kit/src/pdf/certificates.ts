/** What both certificates say. Everything is text as it is to be read; nothing of it is interpreted. */
interface CertificateFacts {
  /** Certificate number of the issuer's register. */
  readonly number: string;
  readonly name: string;
  /** Identity number as it is to be shown: masked (`371099********771X`) or whole, as the pack says (B7). */
  readonly documentNumber: string;
  /** 数字技术工程师培育项目, or the name the pack gives it. */
  readonly programme: string;
  /** 职业, such as 大数据工程技术人员. */
  readonly occupation: string;
  /** 专业方向; absent when the occupation has none. */
  readonly direction?: string;
  /** 初级, 中级 or 高级. */
  readonly level: string;
  /** YYYY-MM-DD, the date on the certificate; also the date of the file. */
  readonly issuedOn: string;
  readonly issuer: string;
  /** Address of the public verification page, http or https; shown and encoded in the QR code. */
  readonly verifyUrl: string;
}

/** 培训合格证书, by the training institution (W-IV(2), H-II(2)). */
export interface TrainingCertificateFacts extends CertificateFacts {
  /** 学时 as the standard counts them, not minutes. */
  readonly hours: number;
  /** YYYY-MM-DD. */
  readonly startedOn: string;
  /** YYYY-MM-DD. */
  readonly completedOn: string;
}

/** 专业技术等级证书, by the evaluation institution after national approval (W-IV(3), H-II(3)). */
export interface LevelCertificateFacts extends CertificateFacts {
  /** National occupation code, such as 2-02-38-03; absent when not known. */
  readonly occupationCode?: string;
  /** Result as it is to be read: `合格`, or the score. */
  readonly theory: string;
  readonly ability: string;
}

/** Every template with the facts it needs. */
export interface CertificateTemplates {
  readonly 'training-certificate': TrainingCertificateFacts;
  readonly 'level-certificate': LevelCertificateFacts;
}

export type CertificateTemplate = keyof CertificateTemplates;

/** One document to render. */
export type CertificateJob = {
  [T in CertificateTemplate]: { readonly template: T; readonly facts: CertificateTemplates[T] };
}[CertificateTemplate];

const date = /^(\d{4})-(\d{2})-(\d{2})$/;

const chineseDay = (day: string): string => {
  const [, year, month, dayOfMonth] = date.exec(day) ?? [];
  const real = year !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  if (!real) throw new RangeError('a date on a certificate is YYYY-MM-DD and exists');
  return `${Number(year)}年${Number(month)}月${Number(dayOfMonth)}日`;
};

/** The texts a template is given, dates as `2026年5月22日`. @throws RangeError for a date or an address that is none */
export const templateTexts = ({ template, facts }: CertificateJob): Readonly<Record<string, string>> => {
  const { protocol } = new URL(facts.verifyUrl);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new RangeError('the verification address must be http or https');
  const common = { direction: facts.direction ?? '', issuedOnText: chineseDay(facts.issuedOn) };
  if (template === 'level-certificate') return { ...facts, ...common, occupationCode: facts.occupationCode ?? '' };
  const { startedOn, completedOn, hours, ...rest } = facts;
  return {
    ...rest,
    ...common,
    startedOnText: chineseDay(startedOn),
    completedOnText: chineseDay(completedOn),
    hours: String(hours),
  };
};
