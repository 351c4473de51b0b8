'use client';
import { SignIn, type SignInProps } from '@/features/sign/sign-in';
import { enter } from '../../enter';

export function SignInEntry(props: Omit<SignInProps, 'onEntered'>) {
  return <SignIn {...props} onEntered={enter} />;
}
