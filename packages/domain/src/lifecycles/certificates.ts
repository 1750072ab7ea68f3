import { defineLifecycle } from './lifecycle.ts';

/** 培训合格证书 (C2, W-IV(2)). Never to be confused with the level certificate. */
export const trainingCertificateLifecycle = defineLifecycle({
  code: 'certificates.training-certificate',
  label: '培训合格证书',
  initial: 'prepared',
  states: {
    prepared: ['待颁发', 'W'],
    issued: ['已颁发', 'G'],
    corrected: ['已更正', 'G'],
    revoked: ['已撤销', 'R'],
  },
  commands: {
    issue: ['颁发', { prepared: 'issued' }],
    correct: ['更正', { issued: 'corrected', corrected: 'corrected' }],
    proposeRevoke: ['提出撤销', { issued: 'issued', corrected: 'corrected' }],
    declineRevoke: ['不予撤销', { issued: 'issued', corrected: 'corrected' }],
    revoke: ['撤销', { issued: 'revoked', corrected: 'revoked' }],
  },
});

/** 专业技术等级证书 (C2, W-IV(3), H-II(3)). Issue and revocation are checked by a second person: prepare or propose first (architecture 8). */
export const levelCertificateLifecycle = defineLifecycle({
  code: 'certificates.level-certificate',
  label: '专业技术等级证书',
  initial: 'awaitingProvince',
  states: {
    awaitingProvince: ['待省厅确认', 'P'],
    awaitingNational: ['待国家办审核', 'P'],
    approved: ['待颁发', 'W'],
    issued: ['有效', 'G'],
    suspended: ['暂停使用', 'W'],
    revoked: ['已撤销', 'R'],
    replaced: ['已换发', 'N'],
  },
  commands: {
    confirmByProvince: ['省厅确认', { awaitingProvince: 'awaitingNational' }],
    return: ['退回', { awaitingProvince: 'awaitingProvince', awaitingNational: 'awaitingProvince' }],
    approveByNational: ['登记国家办通过', { awaitingNational: 'approved' }],
    prepareIssue: ['提交颁发', { approved: 'approved' }],
    issue: ['颁发', { approved: 'issued' }],
    suspend: ['暂停', { issued: 'suspended' }],
    reinstate: ['恢复', { suspended: 'issued' }],
    proposeRevoke: ['提出撤销', { issued: 'issued', suspended: 'suspended' }],
    declineRevoke: ['不予撤销', { issued: 'issued', suspended: 'suspended' }],
    revoke: ['撤销', { issued: 'revoked', suspended: 'revoked' }],
    replace: ['补发', { issued: 'replaced' }],
  },
});
