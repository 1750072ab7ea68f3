import type { Rule } from '../rule.ts';
import { commentsOf } from '../syntax.ts';
import type { Module } from '../tree.ts';

const cities = ['威海', '菏泽', 'wei' + 'hai', 'he' + 'ze', '3710' + '00', '3717' + '00'];
const pattern = new RegExp(cities.join('|'), 'i');

/** What a city decides is data in its pack. Comments may name the source of a rule; code may not know a city. */
export const cityNames: Rule = {
  name: 'city-name',
  check: ({ modules }) =>
    modules.filter(mustNotKnow).flatMap(({ path, text, ast }) => {
      if (!pattern.test(text)) return [];
      const lines = withoutComments(text, commentsOf(ast)).split('\n');
      return lines.flatMap((line, index) => {
        const hit = pattern.exec(line);
        return hit === null ? [] : [{ path, line: index + 1, message: `knows a city: ${hit[0]}` }];
      });
    }),
};

function mustNotKnow({ path, isTest }: Module): boolean {
  return /^(apps|packages)\//.test(path) && !isTest;
}

function withoutComments(text: string, comments: ReturnType<typeof commentsOf>): string {
  return comments.reduce((left, comment) => {
    const blank = comment.text.replace(/[^\n]/g, ' ');
    return left.slice(0, comment.position) + blank + left.slice(comment.position + blank.length);
  }, text);
}
