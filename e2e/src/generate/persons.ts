import { between, pick } from '../demo/seeded.ts';

type Roll = () => number;

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = [...'10X98765432'];

/** A made person: the name is a count in the sixty-year cycle, the number stands under an area code never given out. */
export interface MadePerson {
  readonly row: number;
  readonly name: string;
  readonly number: string;
  readonly gender: '男' | '女';
  readonly birthDate: string;
  readonly phone: string;
}

/** So many persons, all different; `area` ends in 99, which no county has. */
export function makePersons(roll: Roll, of: { count: number; area: string; firstPhone: number }): MadePerson[] {
  return Array.from({ length: of.count }, (_, index) => {
    const row = index + 1;
    const birth = [between(roll, [1972, 2001]), between(roll, [1, 12]), between(roll, [1, 28])] as const;
    const [year, month, day] = birth.map((part) => String(part).padStart(2, '0'));
    // Odd for men, even for women; unique by its first two digits.
    const sequence = 100 + row * 10 + between(roll, [0, 9]);
    const body = `${of.area}${year}${month}${day}${sequence}`;
    return {
      row,
      name: `${STEMS[index % 10]}${BRANCHES[index % 12]}${pick(roll, STEMS)}`,
      number: body + checkOf(body),
      gender: sequence % 2 === 1 ? '男' : '女',
      birthDate: `${birth[0]}年${birth[1]}月${birth[2]}日`,
      phone: String(of.firstPhone + index),
    };
  });
}

/** GB 11643: the last character from the seventeen before it. */
function checkOf(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0);
  return CHECKS[sum % 11] ?? '';
}
