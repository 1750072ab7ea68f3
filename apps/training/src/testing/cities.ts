/** Two cities of one province: the first reviews openings and asks for a plan, the second approves at once and copies enrolments. */
export const REVIEWING = '371000';
export const COPYING = '371700';
export const PROVINCE = '370000';
/** A city of the province that is not on the platform: where the bodies of the tests sit. */
export const ELSEWHERE = '370200';
