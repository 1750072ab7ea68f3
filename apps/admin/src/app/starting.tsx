/** Shown while the first page loads. */
export const Starting = () => (
  <p className="starting" role="status">
    正在打开…
  </p>
);
