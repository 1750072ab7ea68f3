/** The province a division belongs to (GB/T 2260: the first two digits). */
export const provinceOf = (division: string): string => `${division.slice(0, 2)}0000`;
