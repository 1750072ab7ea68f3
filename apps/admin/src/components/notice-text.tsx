/** A text to read before saying yes to it. */
export const NoticeText = ({ title, paragraphs }: { title: string; paragraphs: readonly string[] }) => (
  <span className="notice">
    <strong>{title}</strong>
    {paragraphs.map((paragraph) => (
      <span key={paragraph}>{paragraph}</span>
    ))}
  </span>
);
