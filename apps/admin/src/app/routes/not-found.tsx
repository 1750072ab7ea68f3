import { refusalText } from '@peiyu/domain/refusal.ts';
import { Link } from 'react-router';
import { EmptyNote } from '../../components/empty-note.tsx';
import { Page } from '../../components/page.tsx';
import { paths } from '../../config/paths.ts';

/** The same words as for a record of somebody else's (desks 4.9). */
export const Component = () => (
  <Page title="没有找到">
    <EmptyNote text={refusalText('kit.not-found')} next={<Link to={paths.todo}>返回待办</Link>} />
  </Page>
);
