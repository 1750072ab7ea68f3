import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { Provider } from './app/provider.tsx';
import { createRouter } from './app/router.tsx';
import './app/app.css';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <Provider>
      <RouterProvider router={createRouter()} />
    </Provider>
  </StrictMode>,
);
