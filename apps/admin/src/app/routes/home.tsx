import { Navigate } from 'react-router';
import { paths } from '../../config/paths.ts';

/** Sign-in lands on the work queue, whoever signs in (desks 1.1). */
export const Component = () => <Navigate to={paths.todo} replace />;
