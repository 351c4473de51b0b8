'use client';
import type { ComponentProps } from 'react';

/** The form of a step. What is wrong we say ourselves, when somebody goes on. */
export function StepForm(props: ComponentProps<'form'>) {
  return <form noValidate className="flex flex-col gap-8" {...props} />;
}
