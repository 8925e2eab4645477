package org.lindero;

import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Makes the static holder of the signed-in user the one of the test's own Spring context. Each context that is created installs
 * a holder of its own for the whole JVM; without this, tests of a cached context would sign in at the holder of another.
 */
public final class OneSecurityContext implements TestExecutionListener, Ordered {

    /** Before the listener that signs the user of an annotation in. */
    @Override
    public int getOrder() {
        return 1_000;
    }

    @Override
    public void beforeTestMethod(TestContext context) {
        context.getApplicationContext()
                .getBeanProvider(SecurityContextHolderStrategy.class)
                .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
    }
}
