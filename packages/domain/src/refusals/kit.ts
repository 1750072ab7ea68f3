import type { RefusalFile } from './entry.ts';

/** Refusals that any service may give: the protocol, files, packs. */
export const kitRefusals = {
  'kit.conflict': { says: '此件已被他人更新，请查看差异后再提交。', source: 'desks 7.3' },
  'kit.busy': { says: '系统繁忙，本次没有生效，请稍后重试。', source: 'desks 7.3' },
  'kit.too-many': {
    says: '操作过于频繁，请 {seconds} 秒后再试。',
    source: 'desks 7.3',
    facts: { seconds: '还须等待的秒数' },
  },
  'kit.fault': {
    says: '系统出错，本次没有生效。请重试；仍不行请把日志号 {log} 告知系统管理员。',
    source: 'architecture 6',
    facts: { log: '日志号' },
  },
  'kit.not-found': { says: '没有找到，或不在您的办理范围。请核对编号，或联系本单位管理员。', source: 'desks 4.9' },
  'kit.unauthenticated': { says: '登录已失效。请重新登录后再办，已填内容不会丢失。', source: 'desks 2' },
  'kit.forbidden': { says: '您没有该事项的权限。请联系本单位安全管理员办理授权。', source: 'desks 4.9' },
  'kit.input.invalid': {
    says: '填写内容有误：{fields}。请改正后再提交。',
    source: 'architecture 6',
    facts: { fields: '有误的项目' },
  },
  'kit.command.too-old': { says: '此页面打开超过 24 小时，未作任何修改。请刷新页面后再提交。', source: 'messages 2' },
  'kit.command.reused': {
    says: '同一提交编号已用于另一事项，未作任何修改。请刷新页面后再提交。',
    source: 'messages 2',
  },
  'kit.file.rejected': {
    says: '文件未通过检查（{reason}），未保存。请另存为 xlsx 或 PDF 后重传。',
    source: 'desks 7.3',
    facts: { reason: '未通过的原因' },
  },
  'kit.file.too-large': {
    says: '文件超过 {megabytes} MB，未保存。请压缩或拆分后重传。',
    source: 'architecture 4',
    facts: { megabytes: '上限，MB' },
  },
  'kit.export.limit': {
    says: '超过 {rows} 行，须先审批。请写明用途后“提交审批”。',
    source: 'desks 7.3',
    facts: { rows: '行数上限' },
  },
  'kit.sheet.not-a-sheet': {
    says: '这个文件不是电子表格。请用办公软件另存为 xlsx 后重传。',
    source: 'issue 4 bad input',
  },
  'kit.sheet.password': { says: '这个表格设有打开密码，读不出内容。请取消密码后重传。', source: 'issue 4 bad input' },
  'kit.sheet.empty': { says: '表格里没有数据行。请核对是否传错文件。', source: 'issue 4 bad input' },
  'kit.sheet.no-header': {
    says: '没有找到表头。须有一行包含：{columns}。请下载模板核对后重传。',
    source: 'issue 4 bad input',
    facts: { columns: '必须有的列名' },
  },
  'kit.sheet.column-missing': {
    says: '表头缺少：{columns}。请补齐后重传。',
    source: 'desks 4.4',
    facts: { columns: '缺少的列名' },
  },
  'kit.sheet.column-twice': {
    says: '有两列都是“{column}”。请删去一列后重传。',
    source: 'desks 4.4',
    facts: { column: '重复的列名' },
  },
  'kit.sheet.too-many-rows': {
    says: '表格有 {rows} 行，超过 {limit} 行上限。请拆分后分次导入。',
    source: 'issue 4 bad input',
    facts: { rows: '行数', limit: '上限' },
  },
  'kit.sheet.number-column': {
    says: '“{column}”整列是数字格式，号码末尾已丢失。请从原表把该列设为文本后重新填写并上传。',
    source: 'fixtures README',
    facts: { column: '列名' },
  },
  'kit.job.state': {
    says: '该任务现为“{state}”，不能“{command}”。请刷新后查看结果。',
    source: 'desks 4.5',
    facts: { state: '现状态', command: '所按按钮' },
  },
  'kit.pack.none': {
    says: '{city} 在 {date} 没有生效的政策参数。请联系系统管理员发布后再办。',
    source: 'architecture 7.12',
    facts: { city: '行政区划代码', date: '日期' },
  },
  'kit.pack.invalid': {
    says: '政策参数有误，未启用，原参数继续有效：{errors}。请改正后重新提交。',
    source: 'issue 4 bad input',
    facts: { errors: '行号与原因' },
  },
  'kit.demo.off': { says: '此功能只在演示和开发环境可用。', source: 'messages 13' },
  'kit.clock.backwards': {
    says: '业务日期只能向后调整，现为 {date}。请填写更晚的日期。',
    source: 'messages 13',
    facts: { date: '现业务日期' },
  },
} as const satisfies RefusalFile<'kit'>;
