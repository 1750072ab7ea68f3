import { checkCharacter } from '@peiyu/domain/values/citizen-id.ts';
import { parseIdentityDocument } from '@peiyu/domain/values/identity-document.ts';
import { parsePersonName } from '@peiyu/domain/values/person-name.ts';
import { parsePhone } from '@peiyu/domain/values/phone.ts';
import { educationOf, genderOf, traineeGroupOf } from '@peiyu/domain/values/trainee.ts';
import type { SheetCell, SheetRow, SheetSpec, SpecCell } from '@peiyu/kit/sheets/index.ts';
import { readSheetInWorker, writeSheet } from '@peiyu/kit/sheets/index.ts';
import { readXlsx } from 'hucre/xlsx';
import { judge, median } from './measure.ts';
import type { Result } from './measure.ts';

/** The largest sheet that is taken. */
const ROWS = 20_000;
const HEADINGS = {
  sequence: ['序号'],
  name: ['姓名'],
  number: ['身份证号'],
  gender: ['性别'],
  phone: ['联系电话'],
  education: ['学历'],
  major: ['所学专业'],
  employer: ['工作单位'],
  group: ['人员类别'],
  county: ['区市'],
} as const;
type Field = keyof typeof HEADINGS;
const TODAY = '2026-03-09';

/** A roster of made-up persons with numbers that check. */
function roster(): Promise<Uint8Array> {
  const text = (value: string): SpecCell => ({ kind: 'text', value });
  const rows = Array.from({ length: ROWS }, (_, n): SpecCell[] => {
    const birth = `19${String(70 + (n % 30))}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}`;
    const first17 = `371002${birth}${String(n % 1_000).padStart(3, '0')}`;
    const phone = `139${String(n).padStart(8, '0')}`;
    const gender = n % 2 === 1 ? '男' : '女';
    return [
      { kind: 'count', value: n + 1 },
      ...[
        '学员甲乙',
        `${first17}${checkCharacter(first17)}`,
        gender,
        phone,
        '大学本科',
        '软件工程',
        '示例单位',
        '在岗职工',
        '示例区',
      ].map(text),
    ];
  });
  const columns = Object.values(HEADINGS).map(([heading]) => ({ heading, width: 16 }));
  const spec: SheetSpec = { name: '学员名册', title: '学员名册', columns, rows };
  return writeSheet({ sheets: [spec], at: '2026-03-09T01:00:00.000Z' });
}

/** What admission judges of a row before it asks the database. */
function isValid({ cells }: SheetRow<Field>): boolean {
  const text = (cell: SheetCell | undefined): string => cell?.text ?? '';
  return (
    parsePersonName(text(cells.name)).ok &&
    parseIdentityDocument('residentId', text(cells.number), TODAY).ok &&
    parsePhone(text(cells.phone)).ok &&
    genderOf(text(cells.gender)) !== null &&
    educationOf(text(cells.education)) !== null &&
    traineeGroupOf(text(cells.group)) !== null
  );
}

/** Rows read from the file in the bounded thread that production uses, and judged, per second; beside it the bare reader. */
export async function spreadsheetRows(rounds: number): Promise<Result> {
  const bytes = await roster();
  const rates: number[] = [];
  const judging: number[] = [];
  const perCpu: number[] = [];
  const bare: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const bareStart = performance.now();
    await readXlsx(bytes);
    const cpu = process.cpuUsage();
    const start = performance.now();
    const table = await readSheetInWorker(bytes, { headings: HEADINGS, required: ['name', 'number'] });
    const read = performance.now();
    const valid = table.rows.filter(isValid).length;
    const end = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    if (valid !== ROWS) throw new Error(`${valid} of ${ROWS} rows are valid`);
    if (round < 0) continue;
    bare.push((ROWS * 1_000) / (start - bareStart));
    rates.push((ROWS * 1_000) / (end - start));
    judging.push(end - read);
    perCpu.push((ROWS * 1_000_000) / (user + system));
  }
  return judge({
    name: 'spreadsheet rows parsed and validated',
    goal: 8_000,
    unit: 'rows/s',
    better: 'higher',
    rounds: rates,
    beside: {
      rows: ROWS,
      fileBytes: bytes.length,
      validatingMs: median(judging),
      rowsPerCpuSecond: median(perCpu),
      bareReaderPerSecond: median(bare),
    },
  });
}
