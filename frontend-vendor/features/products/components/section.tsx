import { type ReactNode, useId } from 'react';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';

/** A part of the form under a heading of its own. */
export function Section({
  id,
  title,
  text,
  actions,
  className,
  children,
}: {
  id?: string;
  title: ReactNode;
  text?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <Card className={className}>
      {/* A summary of what is wrong may lead here. */}
      <section id={id} tabIndex={id ? -1 : undefined} aria-labelledby={heading} className="rounded-md">
        <CardHeader>
          <div className="min-w-0">
            <CardTitle id={heading}>{title}</CardTitle>
            {text && <CardText className="mt-1 max-w-2xl">{text}</CardText>}
          </div>
          {actions}
        </CardHeader>
        {children}
      </section>
    </Card>
  );
}
