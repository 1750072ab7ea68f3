import type { RefusalFile } from './entry.ts';

const move = { state: '现状态', command: '所按按钮' } as const;

/** Refusals of certificates: issue, revocation, numbers, verification. */
export const certificatesRefusals = {
  'certificates.training-certificate.state': {
    says: '培训合格证书现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'certificates.level-certificate.state': {
    says: '专业技术等级证书现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'certificates.issue.not-approved': {
    says: '国家办尚未审核通过，不能颁发。现在在 {stage}，请留意通知。',
    source: 'W-IV(3), H-II(3)',
    facts: { stage: '现在环节' },
  },
  'certificates.issue.not-completed': {
    says: '学员还没有完成学时、内容和结业考核，不能颁发培训合格证书。请先办结业。',
    source: 'W-IV(2), H-II(2)',
  },
  'certificates.issue.not-issuer': { says: '证书只能由本机构颁发的学员办理。请核对颁证机构。', source: 'W-IV(2)(3)' },
  'certificates.issue.empty': { says: '本批没有可颁发的证书。请核对名单。', source: 'messages 18' },
  'certificates.issue.glyph': {
    says: '姓名中有字库暂缺的字（{character}），证书会缺字。请上报系统管理员补字后颁发。',
    source: 'B6, C4-38',
    facts: { character: '字的编码，如 U+30EDD' },
  },
  'certificates.revoke.hearing-missing': {
    says: '撤销须附决定书和听取陈述记录。请先告知当事人并记录陈述。',
    source: 'B3 S28, C2',
  },
  'certificates.revoke.not-proposed': { says: '该证书没有待复核的撤销。请先由经办人提出撤销。', source: 'desks 4.12' },
  'certificates.revoke.pending': { says: '该证书已有一件待复核的撤销。请复核人先处理。', source: 'desks 4.12' },
  'certificates.pdf.not-ready': { says: '证书文件正在生成。请稍后再下载。', source: 'architecture 8' },
  'certificates.pdf.revoked': { says: '证书已撤销，不再提供下载。请以查验页为准。', source: 'desks 6' },
  'certificates.verify.input': { says: '请填写证书编号和完整姓名后查验。', source: 'W-IV(3), desks 6' },
} as const satisfies RefusalFile<'certificates'>;
