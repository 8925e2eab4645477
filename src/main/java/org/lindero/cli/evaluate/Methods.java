package org.lindero.cli.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.method.AdjustMethod;
import org.lindero.cli.evaluate.method.BaconMethod;
import org.lindero.cli.evaluate.method.CalibratedControlsMethod;
import org.lindero.cli.evaluate.method.DidMethod;
import org.lindero.cli.evaluate.method.EquivalenceMethod;
import org.lindero.cli.evaluate.method.EventStudyMethod;
import org.lindero.cli.evaluate.method.ExposureDidMethod;
import org.lindero.cli.evaluate.method.GetisOrdMethod;
import org.lindero.cli.evaluate.method.GroupTimeMethod;
import org.lindero.cli.evaluate.method.InterruptedSeriesMethod;
import org.lindero.cli.evaluate.method.KnoxMethod;
import org.lindero.cli.evaluate.method.LocalMoranMethod;
import org.lindero.cli.evaluate.method.Method;
import org.lindero.cli.evaluate.method.Method.Computation;
import org.lindero.cli.evaluate.method.MoranMethod;
import org.lindero.cli.evaluate.method.NegativeBinomialMethod;
import org.lindero.cli.evaluate.method.PairMatrixMethod;
import org.lindero.cli.evaluate.method.PlaceEffectMethod;
import org.lindero.cli.evaluate.method.PoissonMethod;
import org.lindero.cli.evaluate.method.PoliceMethod;
import org.lindero.cli.evaluate.method.PowerMethod;
import org.lindero.cli.evaluate.method.RandomisationMethod;
import org.lindero.cli.evaluate.method.RingDidMethod;
import org.lindero.cli.evaluate.method.RingsMethod;
import org.lindero.cli.evaluate.method.RomanoWolfMethod;
import org.lindero.cli.evaluate.method.SunAbrahamMethod;
import org.lindero.cli.evaluate.method.SyntheticControlMethod;
import org.lindero.cli.evaluate.method.SyntheticDidMethod;
import org.lindero.cli.evaluate.method.WddMethod;
import org.lindero.cli.evaluate.method.WdqMethod;
import org.lindero.cli.evaluate.method.WildBootstrapMethod;

/** Every method of the file contract, in its order. */
final class Methods {

    private static final List<Method> ALL = List.of(
            new WdqMethod(),
            new WddMethod(),
            new DidMethod(),
            new EventStudyMethod(),
            new GroupTimeMethod(),
            new SunAbrahamMethod(),
            new PoissonMethod(),
            new WildBootstrapMethod(),
            new RingsMethod(),
            new RingDidMethod(),
            new PlaceEffectMethod(),
            new PairMatrixMethod(),
            new PoliceMethod(),
            new RandomisationMethod(),
            new ExposureDidMethod(),
            new SyntheticControlMethod(),
            new SyntheticDidMethod(),
            new CalibratedControlsMethod(),
            new BaconMethod(),
            new NegativeBinomialMethod(),
            new RomanoWolfMethod(),
            new InterruptedSeriesMethod(),
            new MoranMethod(),
            new LocalMoranMethod(),
            new GetisOrdMethod(),
            new KnoxMethod(),
            new AdjustMethod(),
            new PowerMethod(),
            new EquivalenceMethod());

    private Methods() {}

    /** The names that a design may use. */
    static List<String> names() {
        return ALL.stream().map(Method::name).toList();
    }

    /** Reads the block of an analysis by the method that it names. */
    static Computation read(Block block, Study study) {
        var chosen = block.text("method");
        var method = ALL.stream()
                .filter(m -> m.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> block.wrong("method", "unknown; known are " + String.join(", ", names())));
        var keys = new HashSet<>(method.keys());
        keys.addAll(Set.of("id", "method"));
        return method.read(block.allowing(keys), study);
    }
}
