package org.lindero;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Runs a test as a user with these roles, who may work everywhere. {@link SignIn#as} narrows the scope within a test. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = As.Factory.class)
public @interface As {

    Role[] value();

    /** Makes the security context of the annotation. */
    final class Factory implements WithSecurityContextFactory<As> {

        @Override
        public SecurityContext createSecurityContext(As as) {
            return SignIn.context(Set.of(as.value()), Scope.EVERYWHERE);
        }
    }
}
