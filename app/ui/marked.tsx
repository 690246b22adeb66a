interface MarkedProps {
  text: string;
  query: string;
}

/** Text with what was searched for under the highlighter; accents must match, case need not. */
export function Marked({ text, query }: MarkedProps) {
  const wanted = query.trim().toLowerCase();
  const at = wanted ? text.toLowerCase().indexOf(wanted) : -1;
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  );
}
