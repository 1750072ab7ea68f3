import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { Provider } from '../app/provider.tsx';
import type { FakeServices } from './fake-services.ts';

const POST = { appointmentId: 'post', roleName: '岗位', placeName: '测试市', org: null, orgName: null };

/** A signed-in session of a role at a city. */
export const sessionOf = (role: string, place = '990100') => ({
  accountId: 'account',
  role,
  place,
  org: null,
  appointments: [{ ...POST, role, place }],
});

/** The city of the tests. */
export const CITIES = [
  {
    code: '990100',
    name: '测试市',
    divisions: [],
    occupations: [{ code: 'bigData', short: '大数据', exact: '大数据工程技术人员' }],
  },
];

/** Draws a part of a page on fake services, as a user of a role. */
export function renderPage(page: ReactNode, { services, role }: { services: FakeServices; role: string }) {
  services.on('identity.session.me', () => sessionOf(role)).on('identity.city.list', () => CITIES);
  return render(
    <MemoryRouter>
      <Provider services={services.options}>{page}</Provider>
    </MemoryRouter>,
  );
}
