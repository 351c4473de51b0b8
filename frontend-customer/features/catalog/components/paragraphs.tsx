import { cn } from '@/shared/lib/cn';

/** Plain text as paragraphs. */
export function Paragraphs({ text, className }: { text: string; className?: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim());
  return (
    <div className={cn('max-w-prose space-y-4 leading-7', className)}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="whitespace-pre-line break-words">
          {paragraph.trim()}
        </p>
      ))}
    </div>
  );
}
